package org.vultus.server.service;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.MatchRule;
import org.vultus.embedding.ModelId;
import org.vultus.embedding.Reference;
import org.vultus.image.Photo;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.StoreException;
import org.vultus.server.store.UserStore;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.Refusal;

/**
 * Registers people by several photos each. The photos of one id are looked at together, because
 * nothing else says that they show one person; each is then kept on its own, by the same rules as a
 * photo that comes by the API. Safe for use by many threads.
 */
public final class PhotoSets {

  private static final Logger LOG = LoggerFactory.getLogger(PhotoSets.class);

  /** The pictures of a large set are read again: an id may have thousands. */
  private static final int HELD = 8;

  private final UserStore store;
  private final Readiness readiness;
  private final Intake intake;
  private final Enrolments enrolments;
  private final UserPhotos photos;

  /** Photos kept in {@code store} by {@code enrolments}, those of registered users by the other. */
  public PhotoSets(
      UserStore store,
      Readiness readiness,
      Intake intake,
      Enrolments enrolments,
      UserPhotos photos) {
    this.store = store;
    this.readiness = readiness;
    this.intake = intake;
    this.enrolments = enrolments;
    this.photos = photos;
  }

  /** A photo that can be read more than once, so that not all of a set need be held. */
  @FunctionalInterface
  public interface Source {

    /** Reads it. */
    Photo read() throws IOException;

    /** When it was made, if anything says so; a time that is still to come does not count. */
    default Optional<Instant> at() {
      return Optional.empty();
    }
  }

  /** What is done with a set. */
  public enum Mode {
    /** A photo is kept if it shows the person whom the other photos of the id show. */
    MATCHING,
    /** The same, and nobody new is registered. */
    MATCHING_KNOWN,
    /** All are kept, whomever they show. */
    ALL,
    /** All are kept, and nobody new is registered. */
    ALL_KNOWN;

    /** The mode of two choices. */
    public static Mode of(boolean force, boolean knownOnly) {
      if (force) {
        return knownOnly ? ALL_KNOWN : ALL;
      }
      return knownOnly ? MATCHING_KNOWN : MATCHING;
    }

    boolean isForced() {
      return this == ALL || this == ALL_KNOWN;
    }

    boolean isForKnownUsers() {
      return this == MATCHING_KNOWN || this == ALL_KNOWN;
    }
  }

  /** What became of one photo of a set. */
  public sealed interface Outcome {}

  /** It is kept, and the user is new. */
  public record Registered() implements Outcome {}

  /** It is kept with the others of a user. */
  public record Added() implements Outcome {}

  /** The user has this very file already; nothing was to do. */
  public record AddedBefore() implements Outcome {}

  /** Nobody new was to be registered, and the id is nobody's. */
  public record NotRegistered() implements Outcome {}

  /** The photos of the id show several people; nobody was registered. */
  public record SeveralPeople() implements Outcome {}

  /** The file cannot be read, or is another one than a moment ago. */
  public record Unreadable() implements Outcome {}

  /** It could not be worked on; {@code fault} names what happened, for the operator. */
  public record Failed(String fault) implements Outcome {}

  /** It was refused as a photo of a registered user. */
  public record NotAdded(UserPhotos.Rejection rejection) implements Outcome {}

  /** It was refused as a new user's. */
  public record NotEnrolled(Enrolments.Refused refused) implements Outcome {}

  /**
   * Works through the photos of one id. It may be interrupted and repeated: what is kept stays, and
   * what comes next is the same.
   *
   * @return what became of each photo, in their order
   * @throws UnavailableException if no pack is in use
   * @throws org.vultus.server.store.StoreException if the store fails; what was kept stays
   */
  public List<Outcome> enrol(UserId id, List<? extends Source> sources, Mode mode) {
    return new Work(id, sources, mode).done();
  }

  /**
   * A photo that gives a template.
   *
   * @param place among the sources
   * @param sha256 of the file
   * @param enrolment null where the set is too large to hold all
   */
  private record Candidate(
      int place, String sha256, Embedding template, @Nullable Enrolment enrolment) {}

  /** The work on one set. */
  private final class Work {

    private final Biometrics biometrics = readiness.biometricsToEnrol();
    private final UserId id;
    private final List<? extends Source> sources;
    private final Mode mode;
    private final Optional<Long> user;
    private final @Nullable Outcome[] outcomes;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Integer, Integer> copies = new LinkedHashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();

    Work(UserId id, List<? extends Source> sources, Mode mode) {
      this.id = id;
      this.sources = sources;
      this.mode = mode;
      this.user = store.find(id).map(UserStore.Known::number);
      this.outcomes = new Outcome[sources.size()];
    }

    List<Outcome> done() {
      if (user.isEmpty() && mode.isForKnownUsers()) {
        return Collections.nCopies(sources.size(), new NotRegistered());
      }
      for (int place = 0; place < outcomes.length; place++) {
        int at = place;
        outcomes[place] = guarded(() -> look(at));
      }
      Outcome fault = guarded(this::choose);
      for (int place = 0; place < outcomes.length; place++) {
        outcomes[place] = outcomes[place] == null ? fault : outcomes[place];
      }
      copies.forEach((copy, first) -> outcomes[copy] = ofCopy(first));
      return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
    }

    /** Null: the set decides. */
    private @Nullable Outcome look(int place) throws IOException {
      Photo photo = sources.get(place).read();
      String sha256 = photo.sha256();
      Integer first = places.putIfAbsent(sha256, place);
      if (first != null) {
        copies.put(place, first);
        return null;
      }
      if (user.isPresent() && store.hasPhoto(user.get(), sha256, biometrics.pack().id())) {
        return new AddedBefore();
      }
      return switch (intake.analyse(photo, biometrics)) {
        case Refusal refusal -> new NotAdded(new UserPhotos.PhotoRefused(refusal));
        case AnalysedFace face -> {
          boolean held = candidates.size() < HELD;
          Enrolment enrolment = held ? enrolment(place, photo, face) : null;
          candidates.add(new Candidate(place, sha256, face.template(), enrolment));
          yield null;
        }
      };
    }

    /**
     * Null: every candidate has an outcome. An order in which each matches those before lets an
     * interrupted set go on as it began.
     */
    private @Nullable Outcome choose() {
      List<Embedding> kept = user.map(this::templates).orElse(List.of());
      boolean hasPhotos = user.isPresent() && store.hasPhotos(user.get());
      if (mode.isForced()) {
        candidates.forEach(candidate -> settle(candidate, true));
      } else if (!kept.isEmpty()) {
        MatchRule rule = biometrics.rule();
        Reference known = Reference.of(kept);
        keep(SamePerson.joining(known, candidateTemplates(), rule), new UserPhotos.OtherPerson());
      } else if (hasPhotos) {
        keep(List.of(), new UserPhotos.NoTemplate());
      } else {
        keepOnePerson();
      }
      return null;
    }

    private void keepOnePerson() {
      List<Integer> chosen = SamePerson.among(candidateTemplates(), biometrics.rule());
      if (chosen.isEmpty()) {
        candidates.forEach(candidate -> outcomes[candidate.place()] = new SeveralPeople());
      } else {
        keep(chosen, new UserPhotos.OtherPerson());
      }
    }

    private void keep(List<Integer> chosen, UserPhotos.Rejection others) {
      candidates.forEach(candidate -> outcomes[candidate.place()] = new NotAdded(others));
      for (int index : chosen) {
        settle(candidates.get(index), false);
      }
    }

    private void settle(Candidate candidate, boolean force) {
      outcomes[candidate.place()] = guarded(() -> keep(candidate, force));
    }

    /** The first photo of an adopted user has nothing to match. */
    private Outcome keep(Candidate candidate, boolean force) throws IOException {
      Enrolment enrolment = enrolment(candidate);
      if (enrolment == null) {
        return new Unreadable();
      }
      boolean first = user.isPresent() && !store.hasPhotos(user.get());
      return switch (photos.add(id, enrolment, force || first, biometrics)) {
        case UserPhotos.Added added -> new Added();
        case UserPhotos.AddedBefore before -> new AddedBefore();
        case UserPhotos.NoSuchUser none -> registered(enrolment);
        case UserPhotos.Rejection rejection -> new NotAdded(rejection);
      };
    }

    private Outcome registered(Enrolment enrolment) {
      return switch (enrolments.register(id, enrolment, null, biometrics)) {
        case Enrolments.Enrolled enrolled -> new Registered();
        case Enrolments.Refused refused -> new NotEnrolled(refused);
      };
    }

    /** Null if the file is another one by now, or gives no template any more. */
    private @Nullable Enrolment enrolment(Candidate candidate) throws IOException {
      if (candidate.enrolment() != null) {
        return candidate.enrolment();
      }
      Photo photo = sources.get(candidate.place()).read();
      return photo.sha256().equals(candidate.sha256())
              && intake.analyse(photo, biometrics) instanceof AnalysedFace face
          ? enrolment(candidate.place(), photo, face)
          : null;
    }

    private Enrolment enrolment(int place, Photo photo, AnalysedFace face) {
      return intake.enrolment(photo, face, sources.get(place).at());
    }

    private List<Embedding> templates(long number) {
      ModelId model = biometrics.pack().id();
      return store.templates(number, model, biometrics.pack().embedder().length());
    }

    private List<Embedding> candidateTemplates() {
      return candidates.stream().map(Candidate::template).toList();
    }

    private Outcome ofCopy(int first) {
      Outcome outcome = Objects.requireNonNull(outcomes[first]);
      return outcome instanceof Registered || outcome instanceof Added
          ? new AddedBefore()
          : outcome;
    }

    /** Whatever one photo does is its own outcome, and never the end of all others. */
    private @Nullable Outcome guarded(Callable<@Nullable Outcome> work) {
      try {
        return work.call();
      } catch (StoreException | UnavailableException e) {
        throw e;
      } catch (IOException e) {
        return new Unreadable();
      } catch (Exception | Error e) {
        LOG.warn("A photo could not be worked on", e);
        return new Failed(e.getClass().getSimpleName());
      }
    }
  }
}
