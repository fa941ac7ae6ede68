package org.vultus.server.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.vultus.image.Photo;
import org.vultus.server.identity.UserId;
import org.vultus.server.importing.ImportResult.Imported;
import org.vultus.server.importing.ImportResult.KnownAlready;
import org.vultus.server.importing.ImportResult.Refused;
import org.vultus.server.service.Enrolments;

/**
 * Imports photos on several threads. Each photo is kept as durably as a registration, so that an
 * import may be interrupted at any point and repeated.
 */
public final class BulkImport {

  private static final long LARGEST_FILE = 25L << 20;

  /** What Java puts where the bytes of a file's name make no character. */
  private static final char UNREADABLE_NAME = '\ufffd';

  private final Enrolments enrolments;
  private final int threads;

  /** An import that analyses {@code threads} photos at once. */
  public BulkImport(Enrolments enrolments, int threads) {
    this.enrolments = enrolments;
    this.threads = threads;
  }

  /**
   * Imports all photos.
   *
   * @param each is told of every result, on the calling thread, in the order of their completion
   * @throws org.vultus.server.store.StoreException if the store fails; what was imported stays
   */
  public void run(List<PhotoFile> photos, Consumer<ImportResult> each) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      var results = new ExecutorCompletionService<ImportResult>(workers);
      photos.forEach(photo -> results.submit(() -> enrol(photo)));
      for (int i = 0; i < photos.size(); i++) {
        each.accept(results.take().get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException("a photo could not be imported", e);
    } finally {
      workers.shutdownNow();
      workers.close(); // waits: what they use is closed next
    }
  }

  private ImportResult enrol(PhotoFile photo) {
    if (photo.id().indexOf(UNREADABLE_NAME) >= 0) {
      // Two such names may look alike here, and two people must never become one user.
      return new Refused(
          photo, "invalid_id", "The name is not valid in this system's encoding; rename it");
    }
    return switch (UserId.parse(photo.id())) {
      case UserId.Invalid invalid -> new Refused(photo, "invalid_id", invalid.reason());
      case UserId.Valid valid -> enrol(valid.id(), photo);
    };
  }

  private ImportResult enrol(UserId id, PhotoFile photo) {
    try {
      return Files.size(photo.path()) > LARGEST_FILE
          ? new Refused(photo, "upload_too_large", "The file has more than 25 MB")
          : result(enrolments.enrol(id, read(photo.path())), photo);
    } catch (IOException e) {
      return new Refused(photo, "unreadable_file", "The file cannot be read");
    }
  }

  private static Photo read(Path file) throws IOException {
    return Photo.of(Files.readAllBytes(file));
  }

  private static ImportResult result(Enrolments.Outcome outcome, PhotoFile photo) {
    return switch (outcome) {
      case Enrolments.Enrolled enrolled -> new Imported();
      case Enrolments.EnrolledBefore before -> new KnownAlready();
      case Enrolments.UserExists exists ->
          new Refused(photo, "user_exists", "The database takes the id for another user's");
      case Enrolments.FaceRegistered registered ->
          new Refused(photo, "face_already_registered", "The face belongs to another id already");
      case Enrolments.IdRefused refused ->
          new Refused(photo, "invalid_id", "The users table cannot store the characters of the id");
      case Enrolments.PhotoRefused refused ->
          new Refused(photo, refused.refusal().code().word(), refused.refusal().message());
    };
  }
}
