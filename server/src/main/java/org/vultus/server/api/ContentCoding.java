package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;

/** How the body of a request is compressed (RFC 9110, section 8.4): not at all, or by gzip. */
final class ContentCoding {

  private static final String GZIP = "gzip";

  private ContentCoding() {}

  static boolean isGzip(HttpServletRequest request) {
    String coding = of(request);
    return coding.equals(GZIP) || coding.equals("x-gzip");
  }

  /**
   * A body as it was before it was compressed; its reader sets the bound.
   *
   * @param body as it is sent
   * @throws RequestRefused with 415 if it is compressed in another way
   * @throws IOException if it is not compressed as it is said to be
   */
  static InputStream decoded(HttpServletRequest request, InputStream body) throws IOException {
    if (isGzip(request)) {
      return new GZIPInputStream(body);
    }
    String coding = of(request);
    if (!coding.isEmpty() && !coding.equals("identity")) {
      throw RequestRefused.coding(
          "The Content-Encoding '%s' of the body is not accepted; accepted: gzip, or none"
              .formatted(coding),
          GZIP);
    }
    return body;
  }

  private static String of(HttpServletRequest request) {
    return String.join(", ", Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)))
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
