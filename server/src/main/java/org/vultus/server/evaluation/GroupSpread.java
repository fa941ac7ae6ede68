package org.vultus.server.evaluation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** How far the groups' error rates lie apart at one threshold for all. */
public record GroupSpread(Spread fmr, Spread fnmr) {

  /**
   * The groups at the ends.
   *
   * @param difference highest minus lowest rate
   * @param supported whether both rates rest on at least 30 errors
   */
  public record Spread(
      String lowest,
      double lowestRate,
      String highest,
      double highestRate,
      double difference,
      boolean supported) {}

  /** The spread at each target false match rate; none with fewer than two groups. */
  static Map<String, GroupSpread> of(List<GroupReport> groups) {
    Map<String, GroupSpread> spreads = new LinkedHashMap<>();
    if (groups.size() > 1) {
      for (String target : Figures.TARGETS.keySet()) {
        spreads.put(
            target,
            new GroupSpread(
                spread(groups, group -> at(group, target).fmr()),
                spread(groups, group -> at(group, target).fnmr())));
      }
    }
    return spreads;
  }

  private static Spread spread(List<GroupReport> groups, Function<GroupReport, Rate> rate) {
    Comparator<GroupReport> byRate = Comparator.comparingDouble(group -> rate.apply(group).value());
    GroupReport lowest = groups.stream().min(byRate).orElseThrow();
    GroupReport highest = groups.stream().max(byRate).orElseThrow();
    Rate low = rate.apply(lowest);
    Rate high = rate.apply(highest);
    return new Spread(
        lowest.group(),
        low.value(),
        highest.group(),
        high.value(),
        high.value() - low.value(),
        low.supported() && high.supported());
  }

  private static AtThreshold at(GroupReport group, String target) {
    return Objects.requireNonNull(group.figures().atThreshold().get(target));
  }
}
