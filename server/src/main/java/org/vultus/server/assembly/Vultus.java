package org.vultus.server.assembly;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.vultus.embedding.MatchRule;
import org.vultus.onnx.OnnxException;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackLookup;
import org.vultus.server.service.Assessments;
import org.vultus.server.service.Biometrics;
import org.vultus.server.service.Enrolments;
import org.vultus.server.service.Meters;
import org.vultus.server.service.Readiness;
import org.vultus.server.service.Verifications;
import org.vultus.server.store.Stores;
import org.vultus.server.store.UserStore;
import org.vultus.vision.FaceEngine;

/** Everything but the web server: the store, the pack and the use cases over them. */
public final class Vultus implements AutoCloseable {

  private final Settings settings;
  private final UserStore store;
  private final PackLookup lookup;
  private final Readiness readiness;
  private final Enrolments enrolments;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private Vultus(Settings settings, UserStore store) {
    this.settings = settings;
    this.store = store;
    this.lookup = settings.pack().find();
    this.readiness = ready(lookup);
    this.enrolments =
        new Enrolments(store, readiness, settings.quality().enrolment(), Clock.systemUTC());
  }

  /**
   * Opens the store, loads the pack and fills the gallery. Without a pack it opens all the same,
   * and {@link #readiness} says what is missing.
   *
   * @throws org.vultus.server.store.StoreException if the store cannot be opened
   * @throws MatchSettingsException if the settings of decisions do not fit the pack
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

  /** The pack in use, or why there is none. */
  public Readiness readiness() {
    return readiness;
  }

  /** Why there is no pack, with every file that was looked at; empty if there is one. */
  public String packReport() {
    return lookup instanceof PackLookup.Missing missing ? missing.report() : readiness.problem();
  }

  /** Registers, lists and deletes. */
  public Enrolments enrolments() {
    return enrolments;
  }

  /** Verifies. */
  public Verifications verifications() {
    return new Verifications(store, readiness, settings.quality().verification());
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
          new Biometrics(engine, rule, settings.engine(), settings.waiting(), new Meters(metrics));
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
