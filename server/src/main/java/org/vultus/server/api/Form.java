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
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.vultus.image.Photo;
import org.vultus.server.identity.UserId;

/**
 * The parts of a multipart/form-data body (RFC 7578). Taken apart by Jetty's parser and not by
 * Tomcat, which looks at each byte of a photo several times:
 * docs/decisions/0008-errors-and-uploads.md.
 */
final class Form implements Fields {

  private static final int LONGEST_PART_HEADERS = 8 * 1024;

  private final List<Part> parts;

  private Form(List<Part> parts) {
    this.parts = parts;
  }

  /** One part; a file is one that names a file, however empty that name. */
  private record Part(String name, boolean file, Optional<String> type, ByteBuffer content) {

    Optional<Photo> photo() {
      if (!file || !content.hasRemaining()) {
        return Optional.empty();
      }
      byte[] bytes = new byte[content.remaining()];
      content.duplicate().get(bytes);
      return Optional.of(Photo.of(bytes));
    }
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
    String boundary = MultiPart.extractBoundary(request.getContentType());
    byte[] body = Body.read(request, UploadLimit.LARGEST_FORM);
    if (boundary == null) {
      throw broken();
    }
    Listener listener = new Listener();
    MultiPart.Parser parser = new MultiPart.Parser(boundary, listener);
    parser.setMaxParts(MOST + 1);
    parser.setPartHeadersMaxLength(LONGEST_PART_HEADERS);
    parser.parse(Content.Chunk.from(ByteBuffer.wrap(body), true));
    return new Form(listener.parts());
  }

  @Override
  public Optional<String> text(String name) {
    return part(name)
        .filter(part -> !part.file())
        .map(part -> Encoding.decoded(part.content().duplicate(), charset(part)))
        .filter(text -> !UserId.isBlank(text));
  }

  @Override
  public Optional<Photo> file(String name) {
    return part(name).flatMap(Part::photo);
  }

  @Override
  public List<Optional<Photo>> files(String name) {
    return parts(name).map(Part::photo).toList();
  }

  private Optional<Part> part(String name) {
    return parts(name).findFirst();
  }

  /** Those of a name; one too large is refused with 413. */
  private Stream<Part> parts(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).map(Form::withinLimit);
  }

  private static Part withinLimit(Part part) {
    if (part.content().remaining() > UploadLimit.LARGEST_FILE) {
      throw Body.tooLarge();
    }
    return part;
  }

  private static Charset charset(Part part) {
    try {
      Charset named =
          part.type().map(type -> MediaType.parseMediaType(type).getCharset()).orElse(null);
      return named == null ? StandardCharsets.UTF_8 : named;
    } catch (InvalidMediaTypeException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static RequestRefused broken() {
    return RequestRefused.badRequest(
        "The body of the request is broken or incomplete; accepted is multipart/form-data");
  }

  /** Collects the parts; their content is a view of the body that was read. */
  private static final class Listener extends MultiPart.AbstractPartsListener {

    private final List<Part> parts = new ArrayList<>();
    private ByteBuffer content = ByteBuffer.allocate(0);
    private boolean complete;

    List<Part> parts() {
      if (parts.size() > MOST) {
        throw Fields.tooMany();
      }
      if (!complete) {
        throw broken();
      }
      return parts;
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      content = joined(content, chunk.getByteBuffer());
    }

    @Override
    public void onPart(@Nullable String name, @Nullable String fileName, HttpFields headers) {
      Optional<String> type = Optional.ofNullable(headers.get(HttpHeader.CONTENT_TYPE));
      parts.add(new Part(name == null ? "" : name, fileName != null, type, content));
      content = ByteBuffer.allocate(0);
    }

    @Override
    public void onComplete() {
      complete = true;
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
