package org.vultus.server.api;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vultus.image.Photo;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A part of a form.
 *
 * @param fileName of the file that it is, however empty that name; no file without one
 * @param type its {@code Content-Type}
 * @param coding its {@code Content-Transfer-Encoding}, which no longer should be sent (RFC 7578,
 *     section 4.7), but is
 * @param content a view of the body
 */
record FormPart(
    String name,
    Optional<String> fileName,
    Optional<String> type,
    Optional<String> coding,
    ByteBuffer content) {

  private static final int LONGEST_TEXT = 64 * 1024;

  private static final Set<String> AS_IT_IS = Set.of("", "7bit", "8bit", "binary");

  /** The file; empty if it is none, or an empty one. */
  Optional<Photo> photo() {
    return fileName.isPresent() && content.hasRemaining()
        ? Optional.of(Photo.of(bytes()))
        : Optional.empty();
  }

  /**
   * Whether it is no file, or one that stands for a text: scripts send a text as a {@code Blob},
   * whose file has that name.
   */
  boolean isText() {
    return fileName.isEmpty() || fileName.get().equals("blob") || isJson() || is("text/");
  }

  /**
   * What it says; Java programs send it as JSON.
   *
   * @param usual the character set, where the part names none
   */
  String text(Charset usual) {
    if (content.remaining() > LONGEST_TEXT) {
      throw RequestRefused.badRequest(
          "'%s' is a text, and has %d bytes; accepted are up to %d"
              .formatted(name, content.remaining(), LONGEST_TEXT));
    }
    return isJson() ? jsonText() : Encoding.decoded(ByteBuffer.wrap(bytes()), charset(usual));
  }

  boolean isMultipart() {
    return is("multipart/");
  }

  /** The character set of that name. */
  static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw RequestRefused.badRequest(
          "The form names a character set that is not known; accepted is UTF-8, without a name or"
              + " with it");
    }
  }

  private boolean isJson() {
    return is("application/json");
  }

  private boolean is(String start) {
    return type.filter(text -> text.toLowerCase(Locale.ROOT).startsWith(start)).isPresent();
  }

  private String jsonText() {
    try {
      JsonNode value = JsonMapper.shared().readTree(bytes());
      if (value.isValueNode() && !value.isNull()) {
        return value.asString();
      }
    } catch (JacksonException e) {
      // Its complaint quotes what it saw.
    }
    throw RequestRefused.badRequest(
        "'%s' comes as application/json and is no text in it; accepted are \"user1\" with the"
                .formatted(name)
            + " quotes, or text/plain");
  }

  private Charset charset(Charset usual) {
    return type.flatMap(header -> ContentType.parameter(header, "charset"))
        .map(FormPart::charset)
        .orElse(usual);
  }

  private byte[] bytes() {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    String form = coding.map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("");
    if (AS_IT_IS.contains(form)) {
      return bytes;
    }
    if (form.equals("base64")) {
      return fromBase64(bytes);
    }
    throw RequestRefused.badRequest(
        "'%s' comes in the Content-Transfer-Encoding '%s'; accepted are binary and base64"
            .formatted(name, form));
  }

  /** With line breaks anywhere, but nothing else that is no base64. */
  private byte[] fromBase64(byte[] bytes) {
    int length = 0;
    for (byte b : bytes) {
      if (b != '\r' && b != '\n' && b != '\t' && b != ' ') {
        bytes[length++] = b;
      }
    }
    try {
      return Base64.getDecoder().decode(Arrays.copyOf(bytes, length));
    } catch (IllegalArgumentException e) {
      throw RequestRefused.badRequest(
          "'%s' comes in the Content-Transfer-Encoding base64 and is none".formatted(name),
          "invalid_base64");
    }
  }
}
