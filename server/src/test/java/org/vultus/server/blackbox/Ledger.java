package org.vultus.server.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What clients asked of a server and what it acknowledged. Safe for use by many threads. */
final class Ledger {

  private static final int SAMPLE = 10;

  private final Set<String> present = new TreeSet<>();
  private final Set<String> fresh = new TreeSet<>();
  private final Set<String> underWay = new TreeSet<>();
  private final List<String> surprises = new ArrayList<>();
  private int ids;
  private int registrations;
  private int deletions;
  private int there;
  private int gone;

  /** The photo that the user with this id registers with. */
  static byte[] photo(String id) {
    return Photos.of(Long.parseLong(id.substring(1)));
  }

  /** An id that is about to be registered. */
  synchronized String newId() {
    String id = "u" + ++ids;
    underWay.add(id);
    return id;
  }

  synchronized void registered(String id) {
    underWay.remove(id);
    present.add(id);
    fresh.add(id);
    registrations++;
  }

  /** A registered user who is about to be deleted; empty if there is none. */
  synchronized Optional<String> takeForDeletion(Random random) {
    if (present.isEmpty()) {
      return Optional.empty();
    }
    String id = new ArrayList<>(present).get(random.nextInt(present.size()));
    present.remove(id);
    fresh.remove(id);
    underWay.add(id);
    return Optional.of(id);
  }

  synchronized void deleted(String id) {
    underWay.remove(id);
    deletions++;
  }

  /**
   * Takes over what became of everything that was under way.
   *
   * @return those of them that are there
   */
  synchronized Set<String> resolve(Set<String> listed) {
    Set<String> found = new TreeSet<>(underWay);
    found.retainAll(listed);
    there += found.size();
    gone += underWay.size() - found.size();
    present.addAll(found);
    underWay.clear();
    return found;
  }

  /** The users that must be there now. */
  synchronized Set<String> present() {
    return new TreeSet<>(present);
  }

  /** Those to try after a restart: the new ones, the doubtful ones, and some of the others. */
  synchronized Set<String> toVerify(Set<String> doubtful, Random random) {
    Set<String> chosen = new TreeSet<>(fresh);
    chosen.addAll(doubtful);
    List<String> all = new ArrayList<>(present);
    for (int i = 0; i < SAMPLE && !all.isEmpty(); i++) {
      chosen.add(all.get(random.nextInt(all.size())));
    }
    fresh.clear();
    return chosen;
  }

  synchronized int registrations() {
    return registrations;
  }

  synchronized int deletions() {
    return deletions;
  }

  /** Notes an answer that ought not to have come. */
  synchronized void surprised(String answer) {
    surprises.add(answer);
  }

  synchronized List<String> surprises() {
    return List.copyOf(surprises);
  }

  /** How many of those under way at a kill were there after it. */
  synchronized int foundThere() {
    return there;
  }

  /** How many of those under way at a kill were gone after it. */
  synchronized int foundGone() {
    return gone;
  }
}
