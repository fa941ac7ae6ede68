package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.vultus.server.identity.UserId;

/** Finds the id to delete in a request: in a multipart, urlencoded or JSON body, or the query. */
final class DeletionTarget {

  static final int LONGEST_BODY = 64 * 1024;

  private DeletionTarget() {}

  static Optional<String> of(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Optional<String> inBody = body(request);
    return inBody.isPresent() ? inBody : inForm(request.getQueryString());
  }

  private static Optional<String> body(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    if (request.getContentType() == null) {
      return Optional.empty();
    }
    MediaType type = MediaType.parseMediaType(request.getContentType());
    if (Form.isMultipart(type)) {
      return Form.of(request).text("id");
    }
    if (JsonFields.isJson(type)) {
      return JsonFields.of(request).text("id");
    }
    if (type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
      return inForm(new String(Body.read(request, LONGEST_BODY), StandardCharsets.UTF_8));
    }
    throw new HttpMediaTypeNotSupportedException(
        type,
        List.of(
            MediaType.MULTIPART_FORM_DATA,
            MediaType.APPLICATION_FORM_URLENCODED,
            MediaType.APPLICATION_JSON));
  }

  /** The first {@code id} in a query or an urlencoded body. */
  private static Optional<String> inForm(@Nullable String form) {
    return Arrays.stream(form == null ? new String[0] : form.split("&", -1))
        .filter(pair -> pair.startsWith("id="))
        .findFirst()
        .map(pair -> decoded(pair.substring("id=".length())))
        .filter(id -> !UserId.isBlank(id));
  }

  private static String decoded(String text) {
    try {
      return Encoding.percentDecoded(text);
    } catch (IllegalArgumentException e) {
      throw RequestRefused.badRequest(
          "The id is not percent-encoded as it should be; accepted is UTF-8, such as id=user%201");
    }
  }
}
