package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.vultus.image.Photo;

/**
 * The parts of a multipart/form-data body (RFC 7578). Taken apart by Jetty's parser and not by
 * Tomcat, which looks at each byte of a photo several times:
 * docs/decisions/0008-errors-and-uploads.md.
 */
final class Form implements Fields {

  private static final int LONGEST_PART_HEADERS = 8 * 1024;

  /** The field that names the character set of those that do not (RFC 7578, section 4.6). */
  private static final String CHARSET_FIELD = "_charset_";

  private final List<FormPart> parts;
  private final Charset charset;

  private Form(List<FormPart> parts, Optional<String> charset) {
    this.parts = parts;
    this.charset =
        parts(CHARSET_FIELD)
            .map(part -> part.text(StandardCharsets.US_ASCII).strip())
            .findFirst()
            .or(() -> charset)
            .map(FormPart::charset)
            .orElse(StandardCharsets.UTF_8);
  }

  /** Whether a content type is multipart/form-data. */
  static boolean isMultipart(MediaType type) {
    return type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA);
  }

  /**
   * Reads the form of a request whose body {@link #isMultipart}.
   *
   * @throws RequestRefused if the body is too large or broken
   * @throws IOException if the client stops sending before its end
   */
  static Form of(HttpServletRequest request) throws IOException {
    String type = request.getContentType();
    Optional<String> boundary = ContentType.parameter(type, "boundary");
    byte[] body = Body.read(request, UploadLimit.LARGEST_FORM);
    Listener listener = new Listener();
    MultiPart.Parser parser = new MultiPart.Parser(boundary.orElseThrow(Form::broken), listener);
    parser.setMaxParts(MOST + 1);
    parser.setPartHeadersMaxLength(LONGEST_PART_HEADERS);
    parser.parse(Content.Chunk.from(ByteBuffer.wrap(body), true));
    return new Form(listener.parts(), ContentType.parameter(type, "charset"));
  }

  @Override
  public Optional<String> text(String name) {
    return Fields.one(name, parts(name).filter(FormPart::isText).map(part -> part.text(charset)));
  }

  @Override
  public Optional<Photo> file(String name) {
    return parts(name).findFirst().flatMap(FormPart::photo);
  }

  @Override
  public List<Optional<Photo>> files(String name) {
    return parts(name).map(FormPart::photo).toList();
  }

  /** Those of a name; one too large is refused with 413. */
  private Stream<FormPart> parts(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).map(Form::withinLimit);
  }

  private static FormPart withinLimit(FormPart part) {
    if (part.content().remaining() > UploadLimit.LARGEST_FILE) {
      throw Body.tooLarge();
    }
    return part;
  }

  private static RequestRefused broken() {
    return RequestRefused.badRequest(
        "The body of the request is broken or incomplete; accepted is multipart/form-data");
  }

  /** Collects the parts; the parser hides what is thrown here. */
  private static final class Listener extends MultiPart.AbstractPartsListener {

    private final List<FormPart> parts = new ArrayList<>();
    private ByteBuffer content = ByteBuffer.allocate(0);
    private boolean complete;

    List<FormPart> parts() {
      if (parts.size() > MOST) {
        throw Fields.tooMany();
      }
      if (!complete) {
        throw broken();
      }
      parts.forEach(Listener::check);
      return parts;
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      content = joined(content, chunk.getByteBuffer());
    }

    @Override
    public void onPart(@Nullable String name, @Nullable String fileName, HttpFields headers) {
      parts.add(
          new FormPart(
              name == null ? "" : Fields.plain(name),
              Optional.ofNullable(fileName),
              Optional.ofNullable(headers.get(HttpHeader.CONTENT_TYPE)),
              Optional.ofNullable(headers.get("Content-Transfer-Encoding")),
              content));
      content = ByteBuffer.allocate(0);
    }

    @Override
    public void onComplete() {
      complete = true;
    }

    private static void check(FormPart part) {
      if (part.name().isEmpty()) {
        throw RequestRefused.badRequest(
            "A part of the form has no name; accepted are parts with Content-Disposition:"
                + " form-data; name=\"...\"");
      }
      if (part.isMultipart()) {
        throw RequestRefused.badRequest(
            "'%s' is a multipart body of its own; accepted is one part for each file"
                .formatted(part.name()));
      }
    }

    private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
      if (!first.hasRemaining()) {
        return second.slice();
      }
      return ByteBuffer.allocate(first.remaining() + second.remaining())
          .put(first.duplicate())
          .put(second.duplicate())
          .flip();
    }
  }
}
