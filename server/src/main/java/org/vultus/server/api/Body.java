package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpStatus;

/** The body of a request, which {@link BodyIntake} has read into memory. */
final class Body {

  private Body() {}

  /**
   * All bytes of the body, as they were before it was compressed.
   *
   * @throws RequestRefused with 413 if there are more than {@code limit}
   * @throws IOException if it is not compressed as it is said to be
   */
  static byte[] read(HttpServletRequest request, int limit) throws IOException {
    byte[] body = Incoming.bytes(request);
    if (body.length > limit) {
      throw tooLarge();
    }
    return ContentCoding.isGzip(request) ? unpacked(request, body, limit) : body;
  }

  private static byte[] unpacked(HttpServletRequest request, byte[] body, int limit)
      throws IOException {
    Incoming.makeRoom(request, limit);
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] unpacked = plain.readNBytes(limit + 1);
      if (unpacked.length > limit) {
        throw tooLarge();
      }
      return unpacked;
    }
  }

  static RequestRefused tooLarge() {
    return new RequestRefused(
        HttpStatus.CONTENT_TOO_LARGE,
        "The upload is too large; accepted are up to " + UploadLimit.LARGEST_MEGABYTES + " MB",
        "upload_too_large");
  }
}
