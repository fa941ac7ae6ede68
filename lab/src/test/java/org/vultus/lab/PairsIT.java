package org.vultus.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vultus.Shared;
import org.vultus.lab.accuracy.PairScores;
import org.vultus.lab.accuracy.Templates;
import org.vultus.lab.datasets.PairList;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;
import org.vultus.vision.EngineSettings;
import org.vultus.vision.FaceEngine;

/** Real photos of real people with the real networks: some 20 s of one core. */
class PairsIT {

  @Test
  void pairsOfRealPhotos_areToldApart() throws IOException {
    Path faces = Shared.folder("faces");
    PairList list = PairList.read(faces.resolve("pairs.csv"), faces);
    EngineSettings settings = EngineSettings.DEFAULT.takingLargestFace();
    try (FaceEngine engine = FaceEngine.open(pack(), settings)) {
      Templates templates = Templates.of(list.photos(), faces, engine, () -> {});
      assertThat(templates.photos()).isEqualTo(1145);
      assertThat(templates.partWithoutFace()).isLessThanOrEqualTo(0.005);
      assertThat(PairScores.of(list, templates).best().accuracy()).isGreaterThanOrEqualTo(0.98);
    }
  }

  private static ModelPack pack() {
    PackCatalog catalog = new PackCatalog(Shared.folder("models"), Path.of("no-cache"));
    return ((PackLookup.Found) catalog.find("retail-0095")).pack();
  }
}
