package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vultus.server.service.Assessments.Assessed;
import org.vultus.vision.Refusal;

/**
 * The answer to {@code POST /quality/}.
 *
 * @param enrolment whether a user could be registered by this photo
 * @param verification whether a user could be verified by this photo
 */
@JsonPropertyOrder({"face", "enrolment", "verification"})
record PhotoAssessment(Face face, Verdict enrolment, Verdict verification) {

  /**
   * Whether a photo will do.
   *
   * @param error what it lacks and what to do; left out if it lacks nothing
   * @param code that a registration or verification would answer; left out as well
   * @param limits of quality that it misses; left out if it misses none
   */
  @JsonPropertyOrder({"accepted", "error", "code", "limits"})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Verdict(
      boolean accepted,
      @Nullable String error,
      @Nullable String code,
      @Nullable List<String> limits) {

    static Verdict of(Optional<Refusal> refusal) {
      return refusal
          .map(why -> new Verdict(false, why.message(), why.code().word(), LimitNames.of(why)))
          .orElse(new Verdict(true, null, null, null));
    }
  }

  static PhotoAssessment of(Assessed assessed) {
    return new PhotoAssessment(
        Face.of(assessed.face(), assessed.quality()),
        Verdict.of(assessed.enrolment()),
        Verdict.of(assessed.verification()));
  }
}
