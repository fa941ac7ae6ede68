package org.vultus.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.Shared;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;
import org.vultus.quality.QualityLimits;

/**
 * Nobody is registered by a photo of nobody. One variant in {@code -Dno.face.every=} is tried, by
 * default 17; 1 tries all 3,900.
 */
final class RealPhantomTest {

  private static final int EVERY = Integer.getInteger("no.face.every", 17);

  @ParameterizedTest
  @ValueSource(strings = {"retail-0095", "builtin"})
  void enrolment_ofAPhotoWithoutAFace_isRefused(String name) throws IOException {
    NoFacePhotos photos = NoFacePhotos.in(Shared.folder("faces/odd")).thinned(EVERY);
    assertThat(photos.variants()).isNotEmpty();
    try (FaceEngine engine = FaceEngine.open(pack(name), EngineSettings.DEFAULT)) {
      List<NoFacePhotos.Variant> registered =
          photos.variants().parallelStream().filter(each -> registers(engine, each)).toList();
      assertThat(registered).isEmpty();
    }
  }

  private static boolean registers(FaceEngine engine, NoFacePhotos.Variant variant) {
    return engine.analyse(variant.photo(), QualityLimits.ENROLMENT, Trace.NONE)
        instanceof AnalysedFace;
  }

  private static ModelPack pack(String name) {
    PackCatalog catalog = new PackCatalog(Shared.folder("models"), Shared.folder("models"));
    return ((PackLookup.Found) catalog.find(name)).pack();
  }
}
