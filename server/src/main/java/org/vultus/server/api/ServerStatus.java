package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.FalseMatchRate;
import org.vultus.server.history.History;
import org.vultus.server.service.Condition;
import org.vultus.server.service.Condition.PackInUse;
import org.vultus.server.service.Verifications.Level;

/**
 * The answer to {@code GET /status/}. What nobody knows is left out.
 *
 * @param startedAt in UTC, to the second
 * @param ready whether photos can be analysed and kept
 * @param problem why not
 * @param model name and version of the pack in use
 * @param threshold from which similarity on a user with one photo verifies
 * @param thresholdFmr how often a different person reaches it
 * @param thresholdFmrBasis what that rests on
 * @param users how many are registered
 * @param usersWithoutTemplate how many of them have no template of the pack in use
 */
@JsonPropertyOrder({
  "version",
  "startedAt",
  "ready",
  "problem",
  "model",
  "threshold",
  "thresholdFmr",
  "thresholdFmrBasis",
  "users",
  "usersWithoutTemplate",
  "history"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServerStatus(
    String version,
    String startedAt,
    boolean ready,
    @Nullable String problem,
    @Nullable String model,
    @Nullable Double threshold,
    @Nullable Double thresholdFmr,
    @Nullable String thresholdFmrBasis,
    @Nullable Long users,
    @Nullable Long usersWithoutTemplate,
    Timeline history) {

  static ServerStatus of(Condition.Now now, History history) {
    Optional<Level> threshold = now.pack().map(PackInUse::threshold);
    Optional<FalseMatchRate> rate = threshold.flatMap(Level::fmr);
    return new ServerStatus(
        ProgramVersion.text(),
        history.start().truncatedTo(ChronoUnit.SECONDS).toString(),
        now.problem().isEmpty(),
        now.problem().orElse(null),
        now.pack().map(pack -> pack.model().toString()).orElse(null),
        threshold.map(Level::similarity).orElse(null),
        Rate.value(rate),
        Rate.basis(rate),
        now.users().orElse(null),
        now.usersWithoutTemplate().orElse(null),
        Timeline.of(history));
  }
}
