package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The documented calls, over HTTP. */
final class Api {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  Api(int port) {
    this.port = port;
  }

  int port() {
    return port;
  }

  Answer register(String id, byte[] image) throws IOException, InterruptedException {
    return send("POST", "/register/", Form.of(id, image));
  }

  Answer verify(String id, byte[] image) throws IOException, InterruptedException {
    return send("POST", "/verify/", Form.of(id, image));
  }

  Answer delete(String id) throws IOException, InterruptedException {
    return send("DELETE", "/register/", new Form().text("id", id));
  }

  Answer list() throws IOException, InterruptedException {
    return get("/register/");
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  Answer send(String method, String path) throws IOException, InterruptedException {
    return send(to(path).method(method, BodyPublishers.noBody()));
  }

  Answer send(String method, String path, Form form) throws IOException, InterruptedException {
    return send(method, path, Form.CONTENT_TYPE, form.bytes());
  }

  /** Sends a JSON body. */
  Answer json(String method, String path, String body) throws IOException, InterruptedException {
    return send(method, path, "application/json", body.getBytes(UTF_8));
  }

  Answer send(String method, String path, String contentType, byte[] body)
      throws IOException, InterruptedException {
    return send(
        to(path)
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString(UTF_8));
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /** A request that fails rather than waits for ever. */
  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(60));
  }

  /** A text as it is written in a path or query. */
  static String escaped(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
