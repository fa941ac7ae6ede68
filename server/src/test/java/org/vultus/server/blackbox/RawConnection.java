package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A connection that sends whatever it is told, also what no HTTP client would. */
final class RawConnection implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;

  RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a head: its lines, each ended as HTTP wants it, and the empty line. */
  RawConnection head(String... lines) throws IOException {
    return send((String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1));
  }

  RawConnection send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Says that nothing more will be sent, as a client that is cut off does. */
  RawConnection endOfSending() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads one whole answer and leaves the connection where the next one starts. */
  Answer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    HttpHeaders headers = headers();
    return new Answer(status, headers, new String(body(status, headers), UTF_8));
  }

  /** Reads an answer that only announces the real one. */
  int interimStatus() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    headers();
    return status;
  }

  /** Whether the server has closed the connection. */
  boolean isAtEnd() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private HttpHeaders headers() throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] field = line.split(":", 2);
      headers.merge(
          field[0],
          List.of(field[1].strip()),
          (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
    return HttpHeaders.of(headers, (name, value) -> true);
  }

  private byte[] body(int status, HttpHeaders headers) throws IOException {
    if (status == 204) {
      return new byte[0];
    }
    if (headers.firstValue("Transfer-Encoding").isPresent()) {
      return chunks();
    }
    long length = headers.firstValueAsLong("Content-Length").orElse(-1);
    return length < 0 ? in.readAllBytes() : in.readNBytes((int) length);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the server closed the connection within: " + line);
      }
      line.write(b);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }
}
