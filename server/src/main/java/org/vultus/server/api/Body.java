package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;

/** The body of a request, read whole into memory up to a limit; nothing of it touches a disk. */
final class Body {

  private Body() {}

  /**
   * All bytes of the body, as they were before it was compressed.
   *
   * @throws RequestRefused with 413 if there are more than {@code limit}, with 415 if it is
   *     compressed in a way that is not accepted
   * @throws IOException if the client stops sending before its end
   */
  static byte[] read(HttpServletRequest request, int limit) throws IOException {
    long length = request.getContentLengthLong();
    if (length > limit) {
      throw tooLarge();
    }
    InputStream body = ContentCoding.decoded(request, request.getInputStream());
    return length < 0 || ContentCoding.isGzip(request)
        ? readUnknownLength(body, limit)
        : readExactly(body, (int) length);
  }

  static RequestRefused tooLarge() {
    return new RequestRefused(
        HttpStatus.CONTENT_TOO_LARGE,
        "The upload is too large; accepted are up to " + UploadLimit.LARGEST_MEGABYTES + " MB",
        "upload_too_large");
  }

  private static byte[] readExactly(InputStream in, int length) throws IOException {
    byte[] body = new byte[length];
    if (in.readNBytes(body, 0, length) < length) {
      throw new EOFException("the body ends early");
    }
    return body;
  }

  private static byte[] readUnknownLength(InputStream in, int limit) throws IOException {
    byte[] body = in.readNBytes(limit + 1);
    if (body.length > limit) {
      throw tooLarge();
    }
    return body;
  }
}
