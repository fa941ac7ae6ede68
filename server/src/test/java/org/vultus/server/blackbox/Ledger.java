package org.vultus.server.blackbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What clients asked of a server and what it acknowledged. Safe for use by many threads. */
final class Ledger {

  private static final int SAMPLE = 10;

  private final Map<String, User> present = new TreeMap<>();
  private final Map<String, Request> underWay = new TreeMap<>();
  private final Set<String> fresh = new TreeSet<>();
  private final Map<Kind, Integer> acknowledged = new EnumMap<>(Kind.class);
  private final List<String> surprises = new ArrayList<>();
  private int people;
  private int there;
  private int gone;

  /** What clients ask for. */
  enum Kind {
    REGISTRATION,
    REPLACEMENT,
    DELETION
  }

  /**
   * A user.
   *
   * @param faces whom the user's photo shows; two, if a replacement was under way at a kill
   */
  record User(String id, Set<Integer> faces) {

    User(String id, int face) {
      this(id, Set.of(face));
    }

    /** A photo of the user, or of one of two. */
    byte[] photo() {
      return Photos.of(faces.iterator().next());
    }

    private User orWith(Set<Integer> others) {
      return new User(
          id,
          Stream.of(faces, others).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet()));
    }
  }

  /** A request that was sent, with the user as it will be if it is there afterwards. */
  private record Request(Kind kind, User user) {}

  /** A user who is about to be registered with the photo of somebody new. */
  synchronized User newUser() {
    int face = ++people;
    User user = new User("u" + face, face);
    underWay.put(user.id(), new Request(Kind.REGISTRATION, user));
    return user;
  }

  /** A registered user who is about to be deleted; empty if there is none. */
  synchronized Optional<User> takeForDeletion(Random random) {
    return take(random, Kind.DELETION, Set.of());
  }

  /** A registered user who is about to get a photo of {@code face} in place of the present one. */
  synchronized Optional<User> takeForReplacement(Random random, int face) {
    return take(random, Kind.REPLACEMENT, Set.of(face));
  }

  /** Somebody of whom there is no photo yet. */
  synchronized int newFace() {
    return ++people;
  }

  synchronized void registered(User user) {
    kept(user, Kind.REGISTRATION);
  }

  synchronized void replaced(User user) {
    kept(user, Kind.REPLACEMENT);
  }

  synchronized void deleted(User user) {
    acknowledged(user, Kind.DELETION);
  }

  /** The user is as has been found out. */
  synchronized void settle(User user) {
    present.put(user.id(), user);
  }

  /**
   * Takes over what became of everything that was under way. A user whose photo was being replaced
   * must be there.
   *
   * @return the registrations that were not answered
   */
  synchronized List<User> resolve(Set<String> listed) {
    underWay.forEach(
        (id, request) -> {
          fresh.add(id);
          if (listed.contains(id) || request.kind() == Kind.REPLACEMENT) {
            settle(request.user());
            there++;
          } else {
            gone++;
          }
        });
    List<User> unanswered =
        underWay.values().stream()
            .filter(request -> request.kind() == Kind.REGISTRATION)
            .map(Request::user)
            .toList();
    underWay.clear();
    return unanswered;
  }

  /** The ids that must be there now. */
  synchronized Set<String> present() {
    return new TreeSet<>(present.keySet());
  }

  synchronized Collection<User> users() {
    return List.copyOf(present.values());
  }

  /** Those to try after a restart: what is new or was in doubt, and some of the others. */
  synchronized Collection<User> toVerify(Random random) {
    Set<String> chosen = new TreeSet<>(fresh);
    List<String> all = new ArrayList<>(present.keySet());
    for (int i = 0; i < SAMPLE && !all.isEmpty(); i++) {
      chosen.add(all.get(random.nextInt(all.size())));
    }
    chosen.retainAll(present.keySet());
    fresh.clear();
    return chosen.stream().map(present::get).toList();
  }

  synchronized int acknowledged(Kind kind) {
    return acknowledged.getOrDefault(kind, 0);
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

  private Optional<User> take(Random random, Kind kind, Set<Integer> faces) {
    if (present.isEmpty()) {
      return Optional.empty();
    }
    List<User> all = new ArrayList<>(present.values());
    User user = all.get(random.nextInt(all.size()));
    present.remove(user.id());
    underWay.put(user.id(), new Request(kind, user.orWith(faces)));
    return Optional.of(user);
  }

  private void kept(User user, Kind kind) {
    acknowledged(user, kind);
    settle(user);
    fresh.add(user.id());
  }

  private void acknowledged(User user, Kind kind) {
    underWay.remove(user.id());
    acknowledged.merge(kind, 1, Integer::sum);
  }
}
