package org.vultus.lab.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.vultus.image.Photo;

/** Calls a server as its users do; connections are kept alive. Safe for use by many threads. */
final class Client {

  static final String BOUNDARY = "vultus-lab-6f1c2e";

  private final URI server;

  Client(URI server) {
    this.server = server;
    // The JDK keeps five idle connections to a server; the lab has up to eight clients.
    System.setProperty("http.maxConnections", "16");
  }

  /** The body of a registration or verification. */
  static byte[] form(String id, Photo photo) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(part("name=\"id\"\r\n\r\n" + id));
    body.writeBytes(
        part("name=\"image\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"));
    body.writeBytes(photo.bytes());
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  /** Registers; anything but success is an error. */
  void register(byte[] form) {
    post("/register/", form, "\"");
  }

  /** Verifies a form that shows the person registered; any other answer is an error. */
  void verify(byte[] form) {
    post("/verify/", form, "\"verified\":true");
  }

  /** Verifies a form that shows nobody who is registered; any other answer is an error. */
  void refuse(byte[] form) {
    post("/verify/", form, "\"verified\":false");
  }

  /** Asks how good a photo is; anything but an assessment is an error. */
  void assess(byte[] form) {
    post("/quality/", form, "\"enrolment\":");
  }

  private void post(String path, byte[] form, String expected) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) server.resolve(path).toURL().openConnection();
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(form.length);
      connection.setRequestProperty("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
      try (OutputStream body = connection.getOutputStream()) {
        body.write(form);
      }
      check(connection, expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(HttpURLConnection connection, String expected) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream content =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String answer = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      if (status >= 400 || !answer.replace(" ", "").contains(expected)) {
        throw new IllegalStateException("the server answered %d %s".formatted(status, answer));
      }
    }
  }

  private static byte[] part(String content) {
    return ("\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + content)
        .getBytes(StandardCharsets.UTF_8);
  }
}
