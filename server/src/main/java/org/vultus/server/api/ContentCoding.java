package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
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
   * Whether a body can be unpacked.
   *
   * @throws RequestRefused with 415 if it is compressed in another way
   */
  static void check(HttpServletRequest request) {
    String coding = of(request);
    if (!isGzip(request) && !coding.isEmpty() && !coding.equals("identity")) {
      throw RequestRefused.coding(
          "The Content-Encoding '%s' of the body is not accepted; accepted: gzip, or none"
              .formatted(coding),
          GZIP);
    }
  }

  private static String of(HttpServletRequest request) {
    return String.join(", ", Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)))
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
