package org.vultus.server.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vultus.calibration.RuleComparison;
import org.vultus.embedding.Calibration;
import org.vultus.statistics.DiscardCurve;
import org.vultus.statistics.ErrorRates;
import org.vultus.statistics.Histogram;

/**
 * What an evaluation found; {@code docs/evaluation.md} explains each figure.
 *
 * @param pack the pack's name
 * @param images how many were analysed
 * @param failuresToEnrol how many of them gave no template
 * @param failuresByCode how many of these for which reason
 * @param discard error-versus-discard curves at {@link Evaluation#DISCARD_FMR}, by measure
 * @param groupsLeftOut groups without pairs of one kind, of which there are no figures
 * @param spread how far the groups lie apart, by target FMR
 * @param templatesPerPerson how well several templates of a person serve, by the rule that makes
 *     one similarity of them; empty where nothing says who is a stranger to whom
 * @param calibration null unless asked for
 * @param secondsPerStage on all threads together
 * @param seconds from start to end
 */
public record EvaluationReport(
    String pack,
    String packVersion,
    @JsonUnwrapped Figures figures,
    int images,
    int failuresToEnrol,
    Map<String, Integer> failuresByCode,
    List<Failure> failures,
    Histogram genuineHistogram,
    Histogram impostorHistogram,
    List<ErrorRates.Point> curve,
    Map<String, List<DiscardCurve.Point>> discard,
    List<GroupReport> groups,
    List<String> groupsLeftOut,
    Map<String, GroupSpread> spread,
    List<RuleComparison.Result> templatesPerPerson,
    @Nullable Calibration calibration,
    Map<String, Double> secondsPerStage,
    double seconds,
    Run run,
    Scores scores) {

  /**
   * An image that gave no template.
   *
   * @param image its path in the data
   * @param code the reason for machines
   * @param reason the reason for people
   */
  public record Failure(String image, String code, String reason) {}
}
