package org.vultus.pack.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A loopback web server that answers each request by the next handler, and the last one for ever.
 */
final class ScriptedServer implements AutoCloseable {

  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile List<HttpHandler> script = List.of();

  ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  ScriptedServer answering(HttpHandler... handlers) {
    script = List.of(handlers);
    return this;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mirror");
  }

  /** The Range header of each request, or "whole". */
  List<String> ranges() {
    return ranges;
  }

  private void answer(HttpExchange exchange) throws IOException {
    int turn = ranges.size();
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "whole" : range);
    try (exchange) {
      script.get(Math.min(turn, script.size() - 1)).handle(exchange);
    }
  }

  /** Serves the content, or the range of it that was asked for. */
  static HttpHandler ranged(byte[] content) {
    return exchange -> {
      String range = exchange.getRequestHeaders().getFirst("Range");
      HttpHandler handler =
          range == null
              ? whole(content)
              : startingAt(Integer.parseInt(range.replaceAll("\\D", "")), content);
      handler.handle(exchange);
    };
  }

  /** Serves the content from this byte on, whatever was asked for. */
  static HttpHandler startingAt(int start, byte[] content) {
    return exchange -> {
      String range = "bytes %d-%d/%d".formatted(start, content.length - 1, content.length);
      exchange.getResponseHeaders().add("Content-Range", range);
      send(exchange, 206, Arrays.copyOfRange(content, start, content.length));
    };
  }

  /** Serves the whole content, whatever was asked for. */
  static HttpHandler whole(byte[] content) {
    return exchange -> send(exchange, 200, content);
  }

  /** Serves the content without saying its length before. */
  static HttpHandler unannounced(byte[] content) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(content);
    };
  }

  /** Announces the content and cuts the connection after so many bytes of it. */
  static HttpHandler breakingAfter(int bytes, byte[] content) {
    return exchange -> {
      exchange.sendResponseHeaders(200, content.length);
      OutputStream body = exchange.getResponseBody();
      body.write(content, 0, bytes);
      body.flush();
    };
  }

  /** As {@link #breakingAfter}, but the connection stays open and silent. */
  HttpHandler stallingAfter(int bytes, byte[] content) {
    HttpHandler begin = breakingAfter(bytes, content);
    return exchange -> {
      begin.handle(exchange);
      await();
    };
  }

  static HttpHandler status(int status) {
    return exchange -> send(exchange, status, new byte[0]);
  }

  static HttpHandler redirectingTo(String location) {
    return exchange -> {
      exchange.getResponseHeaders().add("Location", location);
      send(exchange, 302, new byte[0]);
    };
  }

  private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }
}
