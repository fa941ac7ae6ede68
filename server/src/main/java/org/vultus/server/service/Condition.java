package org.vultus.server.service;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vultus.embedding.ModelId;
import org.vultus.server.service.Verifications.Level;
import org.vultus.server.store.StoreException;
import org.vultus.server.store.StoreUnavailableException;
import org.vultus.server.store.UserStore;

/** Whether the server can do its work, and with what. Safe for use by many threads. */
public final class Condition {

  private static final Logger LOG = LoggerFactory.getLogger(Condition.class);

  private final UserStore store;
  private final Readiness readiness;

  /** The condition of both. */
  public Condition(UserStore store, Readiness readiness) {
    this.store = store;
    this.readiness = readiness;
  }

  /**
   * How it is at one time.
   *
   * @param problem why photos cannot be analysed or kept; empty if they can
   * @param users how many there are; empty if the store cannot be read
   * @param pack in use; empty if there is none
   */
  public record Now(Optional<String> problem, Optional<Long> users, Optional<PackInUse> pack) {

    /** How many users have no template of the pack in use; empty if that is not known. */
    public Optional<Long> usersWithoutTemplate() {
      return users.flatMap(all -> pack.map(used -> Math.max(0, all - used.users())));
    }
  }

  /**
   * The pack in use.
   *
   * @param threshold for a user with one template
   * @param users who have a template
   */
  public record PackInUse(ModelId model, Level threshold, long users) {}

  /** How it is now. */
  public Now now() {
    Optional<String> fault = fault();
    Optional<Long> users = fault.isPresent() ? Optional.empty() : Optional.of(store.count());
    return new Now(fault.or(this::withoutPack), users, pack());
  }

  /** Why photos cannot be analysed or kept; empty if they can. */
  public Optional<String> problem() {
    return fault().or(this::withoutPack);
  }

  private Optional<String> fault() {
    try {
      store.check();
      return Optional.empty();
    } catch (StoreUnavailableException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      LOG.error("{}", e.getMessage(), e);
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> withoutPack() {
    return Optional.of(readiness.problem()).filter(problem -> !problem.isEmpty());
  }

  private Optional<PackInUse> pack() {
    return Optional.ofNullable(readiness.biometricsIfReady())
        .map(
            pack -> new PackInUse(pack.pack().id(), Level.threshold(1, pack.rule()), pack.users()));
  }
}
