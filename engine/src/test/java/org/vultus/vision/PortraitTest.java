package org.vultus.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vultus.Shared;
import org.vultus.fixtures.Portrait;
import org.vultus.image.Photo;
import org.vultus.pack.KnownPacks;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;
import org.vultus.quality.Limit;
import org.vultus.quality.QualityLimits;

/** Real networks take the painted portraits for faces, good enough to be registered. */
class PortraitTest {

  private static final int PEOPLE = 8;

  /**
   * Painted skin has few shades, and not all painted eyes and mouths are as lifelike as the rest.
   */
  private static final QualityLimits LIMITS =
      QualityLimits.ENROLMENT.with(
          Map.of(Limit.EYES, 0.0, Limit.MOUTH, 0.0, Limit.DYNAMIC_RANGE, 0.0));

  @Test
  void builtInPack_acceptsAndKnowsThem() {
    assumeThat(KnownPacks.named(KnownPacks.BUILT_IN)).isPresent();
    assertAcceptedAndKnown(pack(null, KnownPacks.BUILT_IN));
  }

  @Test
  void retail_acceptsAndKnowsThem() {
    assertAcceptedAndKnown(pack(Shared.folder("models"), "retail-0095"));
  }

  private static void assertAcceptedAndKnown(ModelPack pack) {
    try (FaceEngine engine = FaceEngine.open(pack, EngineSettings.DEFAULT)) {
      for (int person = 1; person <= PEOPLE; person++) {
        Portrait other = Portrait.of(person).sized(640).tilted(6).lit(0.85);
        double similarity =
            face(engine, Portrait.of(person)).template().similarity(face(engine, other).template());
        assertThat(similarity)
            .as("person %d", person)
            .isGreaterThan(pack.manifest().match().rule().threshold(1));
      }
    }
  }

  private static AnalysedFace face(FaceEngine engine, Portrait portrait) {
    Analysis analysis = engine.analyse(Photo.of(portrait.jpeg()), LIMITS, Trace.NONE);
    assertThat(analysis).as(portrait.toString()).isInstanceOf(AnalysedFace.class);
    return (AnalysedFace) analysis;
  }

  private static ModelPack pack(@Nullable Path models, String name) {
    return ((PackLookup.Found) new PackCatalog(models, Path.of("nowhere")).find(name)).pack();
  }
}
