package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.vultus.image.Photo;

/** What registration and verification are sent: an id and a photo. */
record Upload(String id, Photo image) {

  /**
   * The upload of a request; empty if the id or the image is missing, blank or empty, or the image
   * is a form's text.
   *
   * @throws RequestRefused if it names several ids
   * @throws HttpMediaTypeNotSupportedException if the body cannot hold an image
   */
  static Optional<Upload> of(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Optional<Upload> upload = Fields.of(request).flatMap(Upload::of);
    upload.ifPresent(
        sent ->
            NamedId.of(
                Stream.concat(Stream.of(sent.id()), NamedId.inForm(request.getQueryString()))));
    return upload;
  }

  /**
   * The image of a request that consists of nothing else.
   *
   * @throws RequestRefused if it is missing, empty or a form's text
   * @throws HttpMediaTypeNotSupportedException if the body cannot hold an image
   */
  static Photo image(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    return image(Fields.of(request));
  }

  /** As {@link #image(HttpServletRequest)}, of fields that were read. */
  static Photo image(Optional<Fields> fields) {
    return fields
        .flatMap(all -> all.file("image"))
        .orElseThrow(() -> RequestRefused.badRequest("Image is required"));
  }

  private static Optional<Upload> of(Fields fields) {
    Optional<String> id = fields.text("id");
    Optional<Photo> image = fields.file("image");
    return id.isPresent() && image.isPresent()
        ? Optional.of(new Upload(id.get(), image.get()))
        : Optional.empty();
  }
}
