package org.vultus.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;

final class GalleryTest {

  private static final ModelId MODEL = new ModelId("pack", "1");

  private final Gallery gallery = new Gallery(MODEL);

  @Test
  void similarity_ofSeveralTemplates_isTheBest() {
    gallery.add(1, of(1, 0));
    gallery.add(1, of(0, 1));
    assertThat(gallery.similarity(1, of(0, 2)).orElseThrow()).isCloseTo(1, within(1e-6));
  }

  @Test
  void similarity_ofAnUnknownSubject_isEmpty() {
    assertThat(gallery.similarity(1, of(1, 0))).isEmpty();
  }

  @Test
  void nearest_isTheMostSimilarOfAll() {
    Random random = new Random(3);
    for (long subject = 1; subject <= 500; subject++) {
      gallery.add(subject, random(random));
    }
    Embedding probe = random(random);
    Gallery.Match nearest = gallery.nearest(probe).orElseThrow();
    for (long subject = 1; subject <= 500; subject++) {
      assertThat(gallery.similarity(subject, probe).orElseThrow())
          .isLessThanOrEqualTo(nearest.similarity());
    }
    assertThat(gallery.similarity(nearest.subject(), probe).orElseThrow())
        .isEqualTo(nearest.similarity());
  }

  @Test
  void nearest_inAnEmptyGallery_isEmpty() {
    assertThat(gallery.nearest(of(1, 0))).isEmpty();
  }

  @Test
  void remove_forgetsAllTemplates() {
    gallery.add(1, of(1, 0));
    gallery.add(1, of(0, 1));
    gallery.remove(1);
    assertThat(gallery.similarity(1, of(1, 0))).isEmpty();
    assertThat(gallery.nearest(of(1, 0))).isEmpty();
    assertThat(gallery.size()).isZero();
  }

  @Test
  void add_templateOfAnotherModel_isRefused() {
    Embedding foreign = Embedding.of(new ModelId("other", "1"), new float[] {1, 0});
    assertThatIllegalArgumentException().isThrownBy(() -> gallery.add(1, foreign));
  }

  @Test
  void readers_seeWholeTemplatesWhileWritersWork() throws Exception {
    gallery.add(0, of(1, 0));
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      CompletableFuture<Void> reader =
          CompletableFuture.runAsync(
              () -> {
                while (!done.get()) {
                  assertThat(gallery.nearest(of(1, 0)).orElseThrow().similarity())
                      .isCloseTo(1, within(1e-6));
                }
              },
              threads);
      CompletableFuture<?>[] writers = {writing(1, threads), writing(2, threads)};
      CompletableFuture.allOf(writers).join();
      done.set(true);
      reader.join();
    }
    assertThat(gallery.size()).isEqualTo(1);
  }

  private CompletableFuture<Void> writing(long subject, ExecutorService threads) {
    return CompletableFuture.runAsync(
        () -> {
          for (int i = 0; i < 20_000; i++) {
            gallery.add(subject, of(0, 1));
            gallery.remove(subject);
          }
        },
        threads);
  }

  private static Embedding of(float... raw) {
    return Embedding.of(MODEL, raw);
  }

  private static Embedding random(Random random) {
    float[] raw = new float[64];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (float) random.nextGaussian();
    }
    return Embedding.of(MODEL, raw);
  }
}
