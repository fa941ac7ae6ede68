package org.vultus.server.assembly;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vultus.embedding.MatchRule;
import org.vultus.embedding.ModelId;
import org.vultus.onnx.OnnxException;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackLookup;
import org.vultus.server.service.Assessments;
import org.vultus.server.service.Biometrics;
import org.vultus.server.service.Comparisons;
import org.vultus.server.service.Condition;
import org.vultus.server.service.Enrolments;
import org.vultus.server.service.IdLocks;
import org.vultus.server.service.Identifications;
import org.vultus.server.service.Intake;
import org.vultus.server.service.Meters;
import org.vultus.server.service.Readiness;
import org.vultus.server.service.Registrations;
import org.vultus.server.service.UserPhotos;
import org.vultus.server.service.Verifications;
import org.vultus.server.store.Stores;
import org.vultus.server.store.UserStore;
import org.vultus.vision.FaceEngine;

/** Everything but the web server: the store, the pack and the use cases over them. */
public final class Vultus implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Vultus.class);

  private final Settings settings;
  private final UserStore store;
  private final PackLookup lookup;
  private final Readiness readiness;
  private final Enrolments enrolments;
  private final IdLocks locks = new IdLocks();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Meters meters = new Meters(metrics);
  private Optional<ModelId> followed;

  private Vultus(Settings settings, UserStore store) {
    this.settings = settings;
    this.store = store;
    this.followed = store.modelInUse();
    this.lookup = settings.pack().find(followed);
    rejectConflict();
    this.readiness = ready(lookup);
    meters.watch(readiness);
    this.enrolments = new Enrolments(store, readiness, intake(), locks, settings.duplicates());
  }

  /**
   * Opens the store, loads the pack and fills the gallery. Without a pack it opens all the same,
   * and {@link #readiness} says what is missing.
   *
   * @throws org.vultus.server.store.StoreException if the store cannot be opened
   * @throws MatchSettingsException if the settings of decisions do not fit the pack
   * @throws PackConflictException if a pack was named and the templates are another one's
   */
  public static Vultus open(Settings settings) {
    UserStore store = Stores.open(settings.store());
    try {
      return new Vultus(settings, store);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** What this was opened with. */
  public Settings settings() {
    return settings;
  }

  /** Whether all of this can do its work. */
  public Condition condition() {
    return new Condition(store, readiness);
  }

  /** The pack in use, or why there is none. */
  public Readiness readiness() {
    return readiness;
  }

  /** Why there is no pack, with every file that was looked at; empty if there is one. */
  public String packReport() {
    return lookup instanceof PackLookup.Missing missing ? missing.report() : readiness.problem();
  }

  /** Enrols, lists and deletes. */
  public Enrolments enrolments() {
    return enrolments;
  }

  /** Verifies. */
  public Verifications verifications() {
    return new Verifications(
        store,
        readiness,
        settings.quality().verification(),
        locks,
        settings.match().nearestMargin());
  }

  /** Registers, also again. */
  public Registrations registrations() {
    return new Registrations(enrolments, store, Clock.systemUTC());
  }

  /** Looks for the person in a photo among all users. */
  public Identifications identifications() {
    return new Identifications(store, readiness, settings.quality().verification());
  }

  /** Compares two photos. */
  public Comparisons comparisons() {
    return new Comparisons(readiness, settings.quality().verification());
  }

  /** Lists, adds, replaces and removes photos of registered users. */
  public UserPhotos photos() {
    return new UserPhotos(store, readiness, intake(), locks);
  }

  /** Assesses photos. */
  public Assessments assessments() {
    return new Assessments(readiness, settings.quality());
  }

  /** How many users there are. */
  public long users() {
    return store.count();
  }

  /** What the operator should know of the store, as found at the start. */
  public List<String> warnings() {
    return store.warnings();
  }

  @Override
  public void close() {
    readiness.close();
    store.close();
    metrics.close();
  }

  PrometheusMeterRegistry metrics() {
    return metrics;
  }

  /** How many users no verification can find, because they have no template of the pack in use. */
  public long usersWithoutTemplate() {
    Biometrics biometrics = readiness.biometricsIfReady();
    return biometrics == null ? 0 : store.countWithoutTemplate(biometrics.pack().id());
  }

  /**
   * Changes over to the pack that is in use by now, if another process has changed it. Photos that
   * are being analysed are finished with the former one. Not for several threads.
   */
  void follow() {
    Optional<ModelId> now = store.modelInUse();
    if (now.isPresent() && !now.equals(followed)) {
      if (now.equals(loaded())) {
        readiness.catchUp();
      } else {
        changeTo(now.get());
      }
      followed = now;
    }
  }

  /**
   * The former pack goes on verifying, by its own templates, where the new one cannot be loaded.
   */
  private void changeTo(ModelId model) {
    Readiness next = prepared(model);
    if (next.biometricsIfReady() == null && readiness.biometricsIfReady() != null) {
      readiness.fallBehind(
          ("The model pack in use is %s now, but this server cannot load it. %s Then restart it:"
                  + " until then it verifies with the former pack, and registers nobody.")
              .formatted(model, next.problem()));
      LOG.error(readiness.problem());
    } else {
      readiness.become(next);
      LOG.warn("The model pack in use is {} now. {}", model, next.problem());
    }
  }

  private Readiness prepared(ModelId model) {
    try {
      return ready(settings.pack().catalog().find(model));
    } catch (MatchSettingsException e) {
      return Readiness.without(String.valueOf(e.getMessage()));
    }
  }

  private Optional<ModelId> loaded() {
    return Optional.ofNullable(readiness.biometricsIfReady()).map(ready -> ready.pack().id());
  }

  private Intake intake() {
    return new Intake(settings.quality().enrolment(), Clock.systemUTC());
  }

  private void rejectConflict() {
    if (lookup instanceof PackLookup.Found found) {
      ModelId chosen = found.pack().manifest().id();
      followed
          .filter(model -> !model.equals(chosen))
          .ifPresent(
              model -> {
                String option = Objects.requireNonNullElse(settings.pack().pack(), chosen.pack());
                throw new PackConflictException(model, chosen, option);
              });
    }
  }

  private Readiness ready(PackLookup lookup) {
    return switch (lookup) {
      case PackLookup.Missing missing ->
          Readiness.without(sentence(missing.summary()) + " " + sentence(missing.remedy()));
      case PackLookup.Found found -> ready(found.pack());
    };
  }

  private Readiness ready(ModelPack pack) {
    try {
      MatchRule rule = settings.match().rule(pack.manifest(), settings.store().dataDir());
      FaceEngine engine = FaceEngine.open(pack, settings.engine());
      Biometrics biometrics =
          new Biometrics(engine, rule, settings.engine(), settings.waiting(), meters);
      store.forEachTemplate(
          pack.manifest().id(),
          pack.manifest().embedder().length(),
          template -> biometrics.add(template.number(), template.embedding()));
      return Readiness.with(biometrics);
    } catch (OnnxException e) {
      return Readiness.without(
          "The networks of the model pack %s cannot be used: %s"
              .formatted(pack.manifest().id(), e.getMessage()));
    }
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}
