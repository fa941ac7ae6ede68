package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.vultus.server.service.Verifications.Comparison;

/**
 * The documented answer to a verification; with {@code ?details=true} also how it came about.
 *
 * @param recognition the claimed id as registered, or {@code Unknown}
 */
@JsonPropertyOrder({"message", "recognition", "verified"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record Recognition(
    String message,
    String recognition,
    boolean verified,
    @JsonUnwrapped @Nullable RecognitionDetails details) {

  static Recognition of(String recognition, boolean verified) {
    return new Recognition("Image received successfully!", recognition, verified, null);
  }

  Recognition with(Comparison comparison) {
    return new Recognition(message, recognition, verified, RecognitionDetails.of(comparison));
  }
}
