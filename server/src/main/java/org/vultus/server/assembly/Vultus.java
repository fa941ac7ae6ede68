package org.vultus.server.assembly;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.vultus.embedding.ModelId;
import org.vultus.pack.PackLookup;
import org.vultus.server.service.Admission;
import org.vultus.server.service.Assessments;
import org.vultus.server.service.Comparisons;
import org.vultus.server.service.Condition;
import org.vultus.server.service.Enrolments;
import org.vultus.server.service.IdLocks;
import org.vultus.server.service.Identifications;
import org.vultus.server.service.Intake;
import org.vultus.server.service.Meters;
import org.vultus.server.service.PhotoSets;
import org.vultus.server.service.Readiness;
import org.vultus.server.service.Registrations;
import org.vultus.server.service.UserPhotos;
import org.vultus.server.service.Verifications;
import org.vultus.server.store.Stores;
import org.vultus.server.store.UserStore;

/** Everything but the web server: the store, the pack and the use cases over them. */
public final class Vultus implements AutoCloseable {

  private final Settings settings;
  private final UserStore store;
  private final PackLookup lookup;
  private final Readiness readiness = new Readiness();
  private final PackChange change;
  private final Enrolments enrolments;
  private final Admission admission;
  private final IdLocks locks = new IdLocks();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Meters meters = new Meters(metrics);

  private Vultus(Settings settings, UserStore store) {
    this.settings = settings;
    this.store = store;
    this.admission = new Admission(settings.engine().concurrency() + settings.waiting());
    Optional<ModelId> inUse = store.modelInUse();
    this.lookup = settings.pack().find(inUse);
    rejectConflict(inUse);
    this.change =
        new PackChange(store, readiness, settings.pack(), new PackLoader(settings, meters));
    change.start(lookup, inUse);
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
    } catch (RuntimeException | Error e) {
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

  /** Lets requests with photos in. */
  public Admission admission() {
    return admission;
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

  /** Registers people by several photos each. */
  public PhotoSets photoSets() {
    return new PhotoSets(store, readiness, intake(), enrolments, photos());
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
    return Stream.concat(store.warnings().stream(), change.warnings().stream()).toList();
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
    return condition().now().usersWithoutTemplate().orElse(0L);
  }

  /** From now on every call of the store fails within a second while its database is away. */
  void serve() {
    store.serve();
  }

  /** Follows what other processes have done to the store. Not for several threads. */
  void follow() {
    change.follow();
    readiness.catchUp(store);
    store.makeUp();
  }

  private Intake intake() {
    return new Intake(settings.quality().enrolment(), Clock.systemUTC());
  }

  private void rejectConflict(Optional<ModelId> inUse) {
    if (lookup instanceof PackLookup.Found found) {
      ModelId chosen = found.pack().manifest().id();
      inUse
          .filter(model -> !model.equals(chosen))
          .ifPresent(
              model -> {
                String option = Objects.requireNonNullElse(settings.pack().pack(), chosen.pack());
                throw new PackConflictException(model, chosen, option);
              });
    }
  }
}
