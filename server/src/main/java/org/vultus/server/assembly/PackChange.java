package org.vultus.server.assembly;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vultus.embedding.ModelId;
import org.vultus.pack.PackLookup;
import org.vultus.server.service.Biometrics;
import org.vultus.server.service.Readiness;
import org.vultus.server.store.StoreException;
import org.vultus.server.store.UserStore;

/**
 * Puts the pack in use that the store names, at the start and whenever another process has changed
 * it. A change that fails leaves nothing open and is tried again, after pauses that grow. For one
 * thread.
 */
final class PackChange {

  private static final Logger LOG = LoggerFactory.getLogger(PackChange.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final UserStore store;
  private final Readiness readiness;
  private final PackSettings packs;
  private final PackLoader loader;
  private Optional<ModelId> followed = Optional.empty();
  private long owners;
  private @Nullable Failure failure;
  private long damaged;

  PackChange(UserStore store, Readiness readiness, PackSettings packs, PackLoader loader) {
    this.store = store;
    this.readiness = readiness;
    this.packs = packs;
    this.loader = loader;
  }

  /**
   * A change that failed.
   *
   * @param pause until it is tried again
   * @param at {@link System#nanoTime} of the failure
   */
  private record Failure(ModelId model, Duration pause, long at) {

    boolean isOver() {
      return System.nanoTime() - at >= pause.toNanos();
    }

    Duration nextPause() {
      Duration twice = pause.multipliedBy(2);
      return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
  }

  /**
   * The first pack.
   *
   * @param inUse what the store names
   * @throws MatchSettingsException if the settings of decisions do not fit it
   * @throws StoreException if the templates cannot be read
   */
  void start(PackLookup lookup, Optional<ModelId> inUse) {
    followed = inUse;
    switch (loader.load(lookup)) {
      case PackLoader.Unusable no -> readiness.fallBehind(no.problem());
      case PackLoader.Loaded loaded -> use(loaded.biometrics());
    }
  }

  /** What the operator should know of the templates. */
  List<String> warnings() {
    return damaged == 0
        ? List.of()
        : List.of(
            ("%,d templates in the database are damaged and are not used: whoever has no other counts"
                    + " as without a template. ./vultus check tells what to do")
                .formatted(damaged));
  }

  /**
   * Changes over to the pack that is in use by now, if that is another one. Photos that are being
   * analysed are finished with the former one, which also goes on verifying where the new one
   * cannot be put in use. Where another server may have changed the templates, the gallery is
   * filled anew.
   */
  void follow() {
    Optional<ModelId> now = store.modelInUse();
    Biometrics used = readiness.biometricsIfReady();
    if (used != null && now.equals(Optional.of(used.pack().id()))) {
      stay(used);
    } else if (now.isPresent() && !now.equals(followed) && isDue(now.get())) {
      changeTo(now.get());
    }
  }

  private void stay(Biometrics used) {
    followed = Optional.of(used.pack().id());
    if (owners != store.owners()) {
      fill(used);
    }
    if (failure != null) {
      failure = null;
      readiness.recover();
    }
  }

  private void changeTo(ModelId model) {
    try {
      switch (loader.load(packs.catalog().find(model))) {
        case PackLoader.Unusable no -> failed(model, no.problem());
        case PackLoader.Loaded loaded -> {
          use(loaded.biometrics());
          followed = Optional.of(model);
          failure = null;
          LOG.warn("The model pack in use is {} now.", model);
          warnings().forEach(LOG::warn);
        }
      }
    } catch (MatchSettingsException | StoreException e) {
      failed(model, e.getMessage() + ".");
    } catch (RuntimeException | Error e) {
      LOG.error("The model pack could not be changed", e);
      failed(model, "The server's log says why.");
    }
  }

  /** Takes the biometrics over, also if it fails. */
  private void use(Biometrics biometrics) {
    readiness.prepare(biometrics);
    try {
      fill(biometrics);
    } catch (RuntimeException | Error e) {
      readiness.abandon();
      throw e;
    }
    readiness.become();
  }

  private void fill(Biometrics biometrics) {
    long seen = store.owners();
    damaged = biometrics.fill(store);
    owners = seen;
  }

  private boolean isDue(ModelId model) {
    return failure == null || !failure.model().equals(model) || failure.isOver();
  }

  private void failed(ModelId model, String problem) {
    Failure former = failure;
    boolean again = former != null && former.model().equals(model);
    Duration pause = former != null && again ? former.nextPause() : Duration.ofSeconds(1);
    failure = new Failure(model, pause, System.nanoTime());
    readiness.fallBehind(
        ("The model pack in use is %s now, but this server cannot change to it. %s It tries again, at"
                + " least once a minute; until then it %sregisters nobody.")
            .formatted(
                model, problem, loaded().isEmpty() ? "" : "verifies with the former pack, and "));
    if (!again) {
      LOG.error(readiness.problem());
    }
  }

  private Optional<ModelId> loaded() {
    return Optional.ofNullable(readiness.biometricsIfReady()).map(ready -> ready.pack().id());
  }
}
