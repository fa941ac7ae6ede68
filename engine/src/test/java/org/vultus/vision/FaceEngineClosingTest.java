package org.vultus.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.DrawnFace;
import org.vultus.fixtures.DrawnScene;
import org.vultus.fixtures.TinyPack;
import org.vultus.image.Photo;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;

/** An engine that is closed while it works; networks freed under a photo would crash the JVM. */
final class FaceEngineClosingTest {

  private static final int THREADS = 4;
  private static final Photo FACE = Photo.of(DrawnScene.of(DrawnFace.of(1).wide(150)).jpeg());

  @TempDir private Path folder;

  @Test
  void close_letsThePhotosUnderWayFinish_andRefusesTheRest() throws Exception {
    for (int round = 0; round < 5; round++) {
      assertThat(faultsOfPhotosAtClose())
          .hasSize(THREADS)
          .extracting(Throwable::getMessage)
          .containsOnly("the engine of tiny 1 is closed");
    }
  }

  @Test
  void close_again_doesNothing() throws IOException {
    FaceEngine engine = open();
    engine.close();
    engine.close();
    assertThat(catchThrowable(() -> engine.survey(FACE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the engine of tiny 1 is closed");
  }

  /** What each thread met that analyses until it can no longer. */
  private List<Throwable> faultsOfPhotosAtClose() throws Exception {
    FaceEngine engine = open();
    CountDownLatch working = new CountDownLatch(THREADS);
    List<Future<Throwable>> threads = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        threads.add(workers.submit(() -> catchThrowable(() -> analyseForever(engine, working))));
      }
      working.await();
      engine.close();
    }
    List<Throwable> faults = new ArrayList<>();
    for (Future<Throwable> thread : threads) {
      faults.add(thread.get());
    }
    return faults;
  }

  private static void analyseForever(FaceEngine engine, CountDownLatch working) {
    while (true) {
      assertThat(engine.analyse(FACE)).isInstanceOf(AnalysedFace.class);
      working.countDown();
    }
  }

  private FaceEngine open() throws IOException {
    TinyPack.write(folder);
    PackLookup lookup = new PackCatalog(null, folder).find(folder.toString());
    assertThat(lookup).isInstanceOf(PackLookup.Found.class);
    return FaceEngine.open(
        ((PackLookup.Found) lookup).pack(), new EngineSettings(2, 2, 64_000_000));
  }
}
