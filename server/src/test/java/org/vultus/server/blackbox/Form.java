package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** A multipart/form-data body. */
final class Form {

  static final String CONTENT_TYPE = "multipart/form-data; boundary=vultus-boundary";

  private static final String BOUNDARY = "--vultus-boundary";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** The documented form. */
  static Form of(String id, byte[] image) {
    return new Form().text("id", id).file("image", image);
  }

  Form text(String name, String value) {
    return part("name=\"" + name + "\"", value.getBytes(UTF_8));
  }

  /** A text part of bytes that may be no text. */
  Form text(String name, byte[] value) {
    return part("name=\"" + name + "\"", value);
  }

  /** A text part that names its character set. */
  Form text(String name, String value, Charset charset) {
    String type = "\r\nContent-Type: text/plain; charset=" + charset.name();
    return part("name=\"" + name + "\"" + type, value.getBytes(charset));
  }

  Form file(String name, byte[] content) {
    return file(name, "photo.jpg", content);
  }

  Form file(String name, String fileName, byte[] content) {
    return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", content);
  }

  byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(body.toByteArray());
    whole.writeBytes((BOUNDARY + "--\r\n").getBytes(UTF_8));
    return whole.toByteArray();
  }

  private Form part(String disposition, byte[] content) {
    String head = BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    body.writeBytes(head.getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
    return this;
  }
}
