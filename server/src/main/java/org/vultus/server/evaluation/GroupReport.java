package org.vultus.server.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.vultus.server.evaluation.data.Groups;
import org.vultus.statistics.Bootstrap;
import org.vultus.statistics.Comparisons;
import org.vultus.statistics.ErrorRates;
import org.vultus.statistics.Histogram;

/**
 * The figures of the pairs within one group. Those at given thresholds are at the ones that give
 * all pairs together the target false match rates: a system has one threshold for everybody.
 *
 * @param images of the group
 * @param failuresToEnrol how many of them gave no template
 */
public record GroupReport(
    String group,
    int images,
    int failuresToEnrol,
    @JsonUnwrapped Figures figures,
    Histogram genuineHistogram,
    Histogram impostorHistogram,
    List<ErrorRates.Point> curve) {

  /** One report for each group that has pairs of both kinds. */
  static List<GroupReport> of(
      Comparisons all,
      Groups groups,
      Figures overall,
      Bootstrap bootstrap,
      IntPredicate withoutTemplate) {
    Map<String, Double> thresholds = new LinkedHashMap<>();
    overall.fnmrAtFmr().forEach((name, at) -> thresholds.put(name, at.threshold()));
    List<GroupReport> reports = new ArrayList<>();
    for (int i = 0; i < groups.names().size(); i++) {
      int group = i;
      IntPredicate member = image -> groups.ofImages()[image] == group;
      Comparisons within = all.among(member);
      if (within.genuine() > 0 && within.impostor() > 0) {
        int[] own = IntStream.range(0, groups.ofImages().length).filter(member).toArray();
        reports.add(
            new GroupReport(
                groups.names().get(i),
                own.length,
                (int) IntStream.of(own).filter(withoutTemplate).count(),
                Figures.of(within, thresholds, bootstrap),
                Scores.histogram(within, true),
                Scores.histogram(within, false),
                within.rates().curve()));
      }
    }
    return List.copyOf(reports);
  }

  /** The groups that nothing can be said of, since they lack pairs of one kind or of both. */
  static List<String> leftOut(Groups groups, List<GroupReport> reports) {
    List<String> reported = reports.stream().map(GroupReport::group).toList();
    return groups.names().stream().filter(name -> !reported.contains(name)).toList();
  }
}
