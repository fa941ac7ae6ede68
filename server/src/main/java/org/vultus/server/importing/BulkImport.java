package org.vultus.server.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.vultus.server.identity.UserId;
import org.vultus.server.importing.ImportResult.Refused;
import org.vultus.server.service.PhotoSets;

/**
 * Imports photos, several people's at once and those of one person together. Each photo is kept as
 * durably as a registration, so that an import may be interrupted at any point and repeated.
 */
public final class BulkImport {

  private static final long LARGEST_FILE = 25L << 20;

  private final PhotoSets sets;
  private final PhotoSets.Mode mode;
  private final int threads;

  /** An import that works on {@code threads} people at once. */
  public BulkImport(PhotoSets sets, PhotoSets.Mode mode, int threads) {
    this.sets = sets;
    this.mode = mode;
    this.threads = threads;
  }

  /**
   * Imports all photos.
   *
   * @param each is told of every result, on the calling thread, in the order of their completion
   * @throws org.vultus.server.store.StoreException if the store fails; what was imported stays
   */
  public void run(PhotosById photos, Consumer<ImportResult> each) throws InterruptedException {
    photos.withoutId().forEach(each);
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      var results = new ExecutorCompletionService<List<ImportResult>>(workers);
      photos.sets().forEach((id, set) -> results.submit(() -> enrol(id, set)));
      for (int i = 0; i < photos.sets().size(); i++) {
        results.take().get().forEach(each);
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException("photos could not be imported", e);
    } finally {
      workers.shutdownNow();
      workers.close(); // waits: what they use is closed next
    }
  }

  private List<ImportResult> enrol(UserId id, List<PhotoFile> photos) {
    List<ImportResult> results = new ArrayList<>();
    List<PhotoFile> readable = new ArrayList<>();
    for (PhotoFile photo : photos) {
      unfit(photo).ifPresentOrElse(results::add, () -> readable.add(photo));
    }
    List<PhotoSets.Outcome> outcomes = sets.enrol(id, readable, mode);
    for (int i = 0; i < outcomes.size(); i++) {
      results.add(OutcomeWords.result(outcomes.get(i), readable.get(i)));
    }
    return results;
  }

  private static Optional<ImportResult> unfit(PhotoFile photo) {
    try {
      return Files.size(photo.path()) > LARGEST_FILE
          ? Optional.of(new Refused(photo, "upload_too_large", "The file has more than 25 MB"))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(OutcomeWords.result(new PhotoSets.Unreadable(), photo));
    }
  }
}
