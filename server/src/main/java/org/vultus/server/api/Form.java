package org.vultus.server.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.vultus.image.Photo;
import org.vultus.server.identity.UserId;

/** The parts of a multipart/form-data body. */
final class Form {

  private final HttpServletRequest request;

  private Form(HttpServletRequest request) {
    this.request = request;
  }

  static Form of(HttpServletRequest request) {
    return new Form(request);
  }

  /** Whether a content type is multipart/form-data. */
  static boolean isMultipart(MediaType type) {
    return type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA);
  }

  /** The text of a part that is no file, unless it is missing or blank. */
  Optional<String> text(String name) throws IOException, ServletException {
    Part part = request.getPart(name);
    return part == null || part.getSubmittedFileName() != null
        ? Optional.empty()
        : Optional.of(new String(bytes(part), charset(part))).filter(text -> !UserId.isBlank(text));
  }

  /** The content of a part that is a file, unless it is missing or empty. */
  Optional<Photo> file(String name) throws IOException, ServletException {
    Part part = request.getPart(name);
    return part == null || part.getSubmittedFileName() == null || part.getSize() == 0
        ? Optional.empty()
        : Optional.of(Photo.of(bytes(part)));
  }

  private static byte[] bytes(Part part) throws IOException {
    try (InputStream content = part.getInputStream()) {
      return content.readAllBytes();
    }
  }

  private static Charset charset(Part part) {
    try {
      String type = part.getContentType();
      Charset named = type == null ? null : MediaType.parseMediaType(type).getCharset();
      return named == null ? StandardCharsets.UTF_8 : named;
    } catch (InvalidMediaTypeException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
