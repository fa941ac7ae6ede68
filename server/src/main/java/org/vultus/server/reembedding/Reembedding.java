package org.vultus.server.reembedding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;
import org.vultus.image.Photo;
import org.vultus.server.reembedding.PhotoResult.Gone;
import org.vultus.server.reembedding.PhotoResult.Reembedded;
import org.vultus.server.reembedding.PhotoResult.Refused;
import org.vultus.server.reembedding.PhotoResult.Unreadable;
import org.vultus.server.store.StoreException;
import org.vultus.server.store.TemplateStore;
import org.vultus.server.store.TemplateStore.KeptPhoto;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.FaceEngine;
import org.vultus.vision.Refusal;

/**
 * Makes a template of every photo kept with the pack of an engine, and then puts that pack in use.
 * What is done is kept in batches: it may be interrupted at any point and repeated. A server may
 * register and delete meanwhile; what it registers is seen to before the change.
 */
public final class Reembedding {

  private static final int BATCH = 32;

  private final TemplateStore store;
  private final FaceEngine engine;
  private final int threads;
  private final Set<String> refused = new HashSet<>();
  private final Set<String> unreadable = new HashSet<>();

  /** A re-embedding that analyses {@code threads} photos at once. */
  public Reembedding(TemplateStore store, FaceEngine engine, int threads) {
    this.store = store;
    this.engine = engine;
    this.threads = threads;
  }

  /** How many photos there are to do, as things stand. */
  public long outstanding() {
    return store.countWithout(model());
  }

  /** What the work comes to. */
  public sealed interface Outcome {}

  /** The pack is in use; {@code leftOut} users have lost their last template by that. */
  public record ChangedOver(long leftOut) implements Outcome {}

  /**
   * The pack is not in use: files could not be read, or users would lose their last template.
   *
   * @param unreadable how many files
   * @param leftOut how many users
   */
  public record NotChangedOver(int unreadable, long leftOut) implements Outcome {}

  /**
   * Does all of it.
   *
   * @param force changes over also if that leaves users without a template
   * @param each is told of every photo once what was made of it is stored, on the calling thread
   * @throws StoreException if the store fails; what was stored stays
   */
  public Outcome run(boolean force, Consumer<PhotoResult> each) throws InterruptedException {
    // Closing waits for the photos under way, so that none is stored after the end.
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<KeptPhoto> batch = store.without(model(), "", BATCH);
      while (!batch.isEmpty()) {
        embed(batch, workers, each);
        batch = store.without(model(), batch.getLast().name(), BATCH);
      }
      return change(force, workers, each);
    }
  }

  private Outcome change(boolean force, ExecutorService workers, Consumer<PhotoResult> each)
      throws InterruptedException {
    boolean sure = force || store.modelInUse().equals(Optional.of(model()));
    while (sure || unreadable.isEmpty()) {
      long leftOut = store.countLeftOut(model());
      switch (store.use(model(), without(), sure)) {
        case TemplateStore.InUse inUse -> {
          return new ChangedOver(leftOut);
        }
        case TemplateStore.LeavesOut users -> {
          return new NotChangedOver(0, users.users());
        }
        case TemplateStore.Unfinished late -> embed(late.photos(), workers, each);
      }
    }
    return new NotChangedOver(unreadable.size(), store.countLeftOut(model()));
  }

  /** The names of the photos that give no template. */
  private Set<String> without() {
    return Stream.concat(refused.stream(), unreadable.stream()).collect(Collectors.toSet());
  }

  private ModelId model() {
    return engine.pack().id();
  }

  private void embed(List<KeptPhoto> photos, ExecutorService workers, Consumer<PhotoResult> each)
      throws InterruptedException {
    List<Future<PhotoResult>> tasks =
        photos.stream().map(photo -> workers.submit(() -> embed(photo))).toList();
    Map<KeptPhoto, Embedding> templates = new HashMap<>();
    List<PhotoResult> results = new ArrayList<>();
    for (Future<PhotoResult> task : tasks) {
      results.add(result(task));
    }
    for (PhotoResult result : results) {
      switch (result) {
        case Reembedded done -> templates.put(done.photo(), done.template());
        case Refused no -> refused.add(no.photo().name());
        case Unreadable no -> unreadable.add(no.photo().name());
        case Gone gone -> {}
      }
    }
    store.add(templates);
    results.forEach(each);
  }

  private static PhotoResult result(Future<PhotoResult> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException("a photo could not be re-embedded", e);
    }
  }

  private PhotoResult embed(KeptPhoto photo) {
    try {
      return store.read(photo).map(file -> embed(photo, file)).orElseGet(() -> missing(photo));
    } catch (StoreException e) {
      return new Unreadable(photo, "unreadable_file", "The photo's file cannot be read");
    }
  }

  private PhotoResult missing(KeptPhoto photo) {
    return store.isKept(photo)
        ? new Unreadable(photo, "missing_file", "The photo's file is missing from the photo folder")
        : new Gone();
  }

  /** No limit of quality is asked for: each of these photos was good enough to be registered. */
  private PhotoResult embed(KeptPhoto photo, Photo file) {
    return switch (engine.analyse(file)) {
      case AnalysedFace face -> new Reembedded(photo, face.template());
      case Refusal refusal -> refused(photo, refusal);
    };
  }

  /** What is kept was a picture when it was written: one that is none now has been damaged. */
  private static PhotoResult refused(KeptPhoto photo, Refusal refusal) {
    String code = refusal.code().word();
    return switch (refusal.code()) {
      case UNREADABLE_IMAGE, UNSUPPORTED_FORMAT ->
          new Unreadable(photo, code, "The photo's file is damaged");
      default -> new Refused(photo, code, refusal.message());
    };
  }
}
