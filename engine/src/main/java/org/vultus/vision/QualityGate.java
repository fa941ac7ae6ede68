package org.vultus.vision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vultus.quality.Limit;
import org.vultus.quality.QualityLimits;
import org.vultus.quality.QualityReport;
import org.vultus.quality.Shortcoming;

/** Turns the limits that a face misses into a refusal. */
public final class QualityGate {

  private static final Set<Limit> OVERALL = Set.of(Limit.OVERALL);

  /** In the dark or in a blur neither eyes nor many shades are to be seen. */
  private static final Set<Limit> CONSEQUENCES =
      Set.of(Limit.OVERALL, Limit.DYNAMIC_RANGE, Limit.EYES, Limit.MOUTH);

  private QualityGate() {}

  /** Why a face of that quality is not to be used; empty if it keeps the limits. */
  public static Optional<Refusal> refusal(QualityReport quality, QualityLimits limits) {
    List<Shortcoming> missed = limits.missedBy(quality);
    return missed.isEmpty() ? Optional.empty() : Optional.of(refusal(missed));
  }

  /**
   * A face that is too small fails by that, whatever else follows from its few pixels. What
   * close-ups do not show to be a face counts as none.
   */
  private static Refusal refusal(List<Shortcoming> missed) {
    if (misses(missed, Limit.EYE_DISTANCE)) {
      return refusal(
          RefusalCode.FACE_TOO_SMALL, "The face is too small: ", only(missed, Limit.EYE_DISTANCE));
    }
    if (misses(missed, Limit.CLOSE_UP)) {
      return refusal(
          RefusalCode.NO_FACE,
          "No face was found for certain in the photo: ",
          only(missed, Limit.CLOSE_UP));
    }
    return refusal(RefusalCode.LOW_QUALITY, "The photo is not good enough: ", named(missed));
  }

  private static boolean misses(List<Shortcoming> missed, Limit limit) {
    return !only(missed, limit).isEmpty();
  }

  private static List<Shortcoming> only(List<Shortcoming> missed, Limit limit) {
    return missed.stream().filter(each -> each.limit() == limit).toList();
  }

  private static Refusal refusal(RefusalCode code, String start, List<Shortcoming> missed) {
    return new Refusal(
        code,
        missed.stream().map(Shortcoming::words).collect(Collectors.joining("; ", start, "")),
        missed.stream().map(Shortcoming::limit).toList());
  }

  /** What is wrong in particular; what may only follow from that where nothing is. */
  private static List<Shortcoming> named(List<Shortcoming> missed) {
    List<Shortcoming> particular = without(CONSEQUENCES, missed);
    List<Shortcoming> some = particular.isEmpty() ? without(OVERALL, missed) : particular;
    return some.isEmpty() ? missed : some;
  }

  private static List<Shortcoming> without(Set<Limit> limits, List<Shortcoming> missed) {
    return missed.stream().filter(each -> !limits.contains(each.limit())).toList();
  }
}
