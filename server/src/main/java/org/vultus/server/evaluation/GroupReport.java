package org.vultus.server.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vultus.server.evaluation.data.Groups;
import org.vultus.statistics.Bootstrap;
import org.vultus.statistics.Comparisons;

/**
 * The figures of the pairs within one group. Those at given thresholds are at the ones that give
 * all pairs together the target false match rates: a system has one threshold for everybody.
 */
public record GroupReport(String group, @JsonUnwrapped Figures figures) {

  /** One report for each group that has pairs of both kinds. */
  static List<GroupReport> of(
      Comparisons all, Groups groups, Figures overall, Bootstrap bootstrap) {
    Map<String, Double> thresholds = new LinkedHashMap<>();
    overall.fnmrAtFmr().forEach((name, at) -> thresholds.put(name, at.threshold()));
    List<GroupReport> reports = new ArrayList<>();
    for (int i = 0; i < groups.names().size(); i++) {
      int group = i;
      Comparisons within = all.among(image -> groups.ofImages()[image] == group);
      if (within.genuine() > 0 && within.impostor() > 0) {
        reports.add(
            new GroupReport(groups.names().get(i), Figures.of(within, thresholds, bootstrap)));
      }
    }
    return List.copyOf(reports);
  }
}
