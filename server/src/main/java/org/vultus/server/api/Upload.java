package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.vultus.image.Photo;

/** The documented form of registration and verification: an id and a photo. */
record Upload(String id, Photo image) {

  /**
   * The form of a request; empty if the id or the image is missing, blank or empty, or the image is
   * sent as text.
   *
   * @throws HttpMediaTypeNotSupportedException if the body is no form at all
   */
  static Optional<Upload> of(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    if (request.getContentType() == null) {
      return Optional.empty();
    }
    MediaType type = MediaType.parseMediaType(request.getContentType());
    if (type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
      // Such a form holds text only: the image is missing.
      return Optional.empty();
    }
    if (!Form.isMultipart(type)) {
      throw new HttpMediaTypeNotSupportedException(type, List.of(MediaType.MULTIPART_FORM_DATA));
    }
    Form form = Form.of(request);
    Optional<String> id = form.text("id");
    Optional<Photo> image = form.file("image");
    return id.isPresent() && image.isPresent()
        ? Optional.of(new Upload(id.get(), image.get()))
        : Optional.empty();
  }
}
