package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;

/** The body of a request, which {@link BodyIntake} has read into memory. */
final class Body {

  private Body() {}

  /**
   * All bytes of the body.
   *
   * @throws RequestRefused with 413 if there are more than {@code limit}
   */
  static byte[] read(HttpServletRequest request, int limit) {
    byte[] body = Incoming.bytes(request);
    if (body.length > limit) {
      throw tooLarge();
    }
    return body;
  }

  static RequestRefused tooLarge() {
    return new RequestRefused(
        HttpStatus.CONTENT_TOO_LARGE,
        "The upload is too large; accepted are up to " + UploadLimit.LARGEST_MEGABYTES + " MB",
        "upload_too_large");
  }
}
