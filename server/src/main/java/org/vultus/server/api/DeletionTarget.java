package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/**
 * Finds the id to delete: in the address, in a multipart, urlencoded or JSON body, or the query.
 */
final class DeletionTarget {

  static final int LONGEST_BODY = 64 * 1024;

  private DeletionTarget() {}

  /**
   * The id; empty if there is none.
   *
   * @param inPath the one of the address
   * @throws RequestRefused if there are several
   */
  static Optional<String> of(HttpServletRequest request, Optional<String> inPath)
      throws IOException, HttpMediaTypeNotSupportedException {
    Stream<String> elsewhere =
        Stream.concat(body(request), NamedId.inForm(request.getQueryString()));
    return NamedId.of(Stream.concat(inPath.stream(), elsewhere));
  }

  private static Stream<String> body(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    if (request.getContentType() == null || isWithoutBody(request)) {
      return Stream.empty();
    }
    MediaType type = ContentType.of(request.getContentType());
    if (Form.isMultipart(type)) {
      return Form.of(request).text("id").stream();
    }
    if (JsonFields.isJson(type)) {
      return JsonFields.of(request).text("id").stream();
    }
    if (type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
      return NamedId.inForm(new String(Body.read(request, LONGEST_BODY), StandardCharsets.UTF_8));
    }
    throw new HttpMediaTypeNotSupportedException(
        type,
        List.of(
            MediaType.MULTIPART_FORM_DATA,
            MediaType.APPLICATION_FORM_URLENCODED,
            MediaType.APPLICATION_JSON));
  }

  /** Some clients name a type wherever they could send a body. */
  private static boolean isWithoutBody(HttpServletRequest request) {
    return request.getContentLengthLong() <= 0
        && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
  }
}
