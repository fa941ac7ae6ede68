package org.vultus.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.vultus.embedding.Calibration;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.FmrTable;
import org.vultus.embedding.MatchRule;
import org.vultus.embedding.ModelId;

final class GalleryTest {

  private static final ModelId MODEL = new ModelId("pack", "1");

  /** Everybody is similar enough. */
  private static final MatchRule ANY = MatchRule.fixed(-1, null);

  private final Gallery gallery = new Gallery(MODEL);

  @Test
  void similarity_toSeveralTemplates_isToTheirMean() {
    gallery.add(1, of(1, 0));
    gallery.add(1, of(0, 1));
    Gallery.Compared compared = gallery.compare(1, of(2, 2)).orElseThrow();
    assertThat(compared.similarity()).isCloseTo(1, within(1e-6));
    assertThat(compared.templates()).isEqualTo(2);
  }

  @Test
  void compare_withAnUnknownSubject_isEmpty() {
    assertThat(gallery.compare(1, of(1, 0))).isEmpty();
  }

  @Test
  void match_isTheMostSimilarOfAll() {
    Random random = new Random(3);
    for (long subject = 1; subject <= 500; subject++) {
      gallery.add(subject, random(random));
    }
    Embedding probe = random(random);
    Gallery.Compared best = gallery.match(probe, ANY).orElseThrow();
    for (long subject = 1; subject <= 500; subject++) {
      assertThat(gallery.compare(subject, probe).orElseThrow().similarity())
          .isLessThanOrEqualTo(best.similarity());
    }
    assertThat(gallery.compare(best.subject(), probe)).contains(best);
  }

  /** The search and the comparison with one subject decide alike. */
  @Test
  void match_isByTheThresholdForTheNumberOfTemplates() {
    gallery.add(1, of(1, 0.9f));
    gallery.add(2, of(1, 1));
    gallery.add(2, of(1, 1));
    MatchRule stricterForTwo = MatchRule.atRate(0.01, calibration(0.9, 0.9999));
    assertThat(gallery.match(of(1, 1.02f), stricterForTwo).orElseThrow().subject()).isEqualTo(1);
    assertThat(gallery.match(of(1, 1), MatchRule.fixed(0.9, null)).orElseThrow().subject())
        .isEqualTo(2);
  }

  @Test
  void matches_areThoseWhoReachTheThreshold_bestFirst() {
    gallery.add(1, of(1, 0));
    gallery.add(2, of(1, 0.2f));
    gallery.add(3, of(0, 1));
    gallery.add(4, of(1, 0.1f));
    MatchRule rule = MatchRule.fixed(0.9, null);
    assertThat(gallery.matches(of(1, 0), rule, 10))
        .extracting(Gallery.Compared::subject)
        .containsExactly(1L, 4L, 2L);
    assertThat(gallery.matches(of(1, 0), rule, 2)).hasSize(2);
    assertThat(gallery.matches(of(1, 0), rule, 1))
        .containsExactly(gallery.match(of(1, 0), rule).orElseThrow());
  }

  @Test
  void match_ofNobodyWhoReachesTheThreshold_isEmpty() {
    assertThat(gallery.match(of(1, 0), ANY)).isEmpty();
    gallery.add(1, of(0, 1));
    assertThat(gallery.match(of(1, 0), MatchRule.fixed(0.5, null))).isEmpty();
  }

  @Test
  void set_takesThePlaceOfAllTemplates() {
    gallery.add(1, of(1, 0));
    gallery.add(1, of(0, 1));
    gallery.set(1, List.of(of(0, 2)));
    Gallery.Compared compared = gallery.compare(1, of(0, 1)).orElseThrow();
    assertThat(compared.similarity()).isCloseTo(1, within(1e-6));
    assertThat(compared.templates()).isEqualTo(1);
    gallery.set(1, List.of());
    assertThat(gallery.has(1)).isFalse();
  }

  @Test
  void remove_forgetsAllTemplates() {
    gallery.add(1, of(1, 0));
    gallery.add(1, of(0, 1));
    gallery.remove(1);
    assertThat(gallery.compare(1, of(1, 0))).isEmpty();
    assertThat(gallery.match(of(1, 0), ANY)).isEmpty();
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
                  assertThat(gallery.match(of(1, 0), ANY).orElseThrow().similarity())
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

  /** Such that 1 % of the others reach the given similarities with one and with two templates. */
  private static Calibration calibration(double one, double two) {
    return new Calibration(
        "made up", LocalDate.of(2026, 1, 2), 2, 2, List.of(table(1, one), table(2, two)));
  }

  private static FmrTable table(int templates, double similarity) {
    return new FmrTable(templates, 3000, List.of(0.0, similarity), List.of(1.0, 0.01));
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
