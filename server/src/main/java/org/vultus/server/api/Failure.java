package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer but a success.
 *
 * @param error what was seen and what is accepted, in words
 * @param verified false where a verification was asked for, else left out
 * @param code for machines; left out of the documented errors
 * @param limits of quality that a refused photo misses; left out if it misses none
 */
@JsonPropertyOrder({"error", "verified", "code", "limits"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record Failure(
    String error,
    @Nullable Boolean verified,
    @Nullable String code,
    @Nullable List<String> limits) {

  /** The body for a request to {@code path}: those under /verify always say that nothing was. */
  static Failure at(String path, String error, @Nullable String code) {
    return at(path, error, code, null);
  }

  static Failure at(
      String path, String error, @Nullable String code, @Nullable List<String> limits) {
    boolean verification = path.equals("/verify") || path.startsWith("/verify/");
    return new Failure(error, verification ? Boolean.FALSE : null, code, limits);
  }
}
