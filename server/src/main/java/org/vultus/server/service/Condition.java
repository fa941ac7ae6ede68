package org.vultus.server.service;

import java.util.Optional;
import org.vultus.embedding.ModelId;
import org.vultus.server.service.Verifications.Level;
import org.vultus.server.store.StoreException;
import org.vultus.server.store.UserStore;

/** Whether the server can do its work, and with what. Safe for use by many threads. */
public final class Condition {

  private final UserStore store;
  private final StoreWatch watch;
  private final Readiness readiness;

  /** The condition of both. */
  public Condition(UserStore store, Readiness readiness) {
    this.store = store;
    this.watch = new StoreWatch(store);
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
    Optional<String> fault = watch.problem();
    Optional<Long> users = fault.isPresent() ? Optional.empty() : users();
    return new Now(fault.or(this::withoutPack), users, pack());
  }

  /** Why photos cannot be analysed or kept; empty if they can. */
  public Optional<String> problem() {
    return watch.problem().or(this::withoutPack);
  }

  /** Since the last trial the store may have failed. */
  private Optional<Long> users() {
    try {
      return Optional.of(store.count());
    } catch (StoreException e) {
      return Optional.empty();
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
