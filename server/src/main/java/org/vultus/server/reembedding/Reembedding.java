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
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;
import org.vultus.image.Photo;
import org.vultus.server.reembedding.PhotoResult.Gone;
import org.vultus.server.reembedding.PhotoResult.Reembedded;
import org.vultus.server.reembedding.PhotoResult.Refused;
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

  /**
   * Does all of it.
   *
   * @param each is told of every photo once what was made of it is stored, on the calling thread
   * @throws org.vultus.server.store.StoreException if the store fails; what was stored stays
   */
  public void run(Consumer<PhotoResult> each) throws InterruptedException {
    // Closing waits for the photos under way, so that the engine is not closed under them.
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<KeptPhoto> batch = store.without(model(), "", BATCH);
      while (!batch.isEmpty()) {
        embed(batch, workers, each);
        batch = store.without(model(), batch.getLast().name(), BATCH);
      }
      List<KeptPhoto> late = store.use(model(), refused);
      while (!late.isEmpty()) {
        embed(late, workers, each);
        late = store.use(model(), refused);
      }
    }
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

  /** No limit of quality is asked for: each of these photos was good enough to be registered. */
  private PhotoResult embed(KeptPhoto photo) {
    Optional<Photo> file = store.read(photo);
    if (file.isEmpty()) {
      return store.isKept(photo)
          ? new Refused(photo, "missing_file", "The photo's file is missing from the photo folder")
          : new Gone();
    }
    return switch (engine.analyse(file.get())) {
      case AnalysedFace face -> new Reembedded(photo, face.template());
      case Refusal refusal -> new Refused(photo, refusal.code().word(), refusal.message());
    };
  }
}
