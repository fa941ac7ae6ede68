package org.vultus.server.blackbox;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vultus.fixtures.DrawnFace;
import org.vultus.quality.QualityLimits;
import org.vultus.server.assembly.PackSettings;
import org.vultus.server.origin.Origin;
import org.vultus.server.service.DuplicateFace;
import org.vultus.server.service.QualitySettings;
import org.vultus.server.store.StoreSettings;

/**
 * How a server under test is set up.
 *
 * @param store made from the data folder
 * @param pack made from the folder with the pack for drawn faces
 * @param concurrency photos analysed at once
 * @param waiting photos that may wait
 * @param quality what photos must keep
 * @param duplicates what becomes of a second registration of a face
 * @param publicUrls where browsers find it besides
 */
record Setup(
    Function<Path, StoreSettings> store,
    Function<Path, PackSettings> pack,
    int concurrency,
    int waiting,
    boolean uniformRefusal,
    QualitySettings quality,
    DuplicateFace duplicates,
    List<Origin> publicUrls) {

  /** SQLite, the pack for drawn faces, and the defaults. */
  static final Setup USUAL =
      new Setup(
          StoreSettings::sqlite,
          tiny -> new PackSettings(tiny, tiny, tiny.toString()),
          2,
          64,
          false,
          new QualitySettings(DrawnFace.LIMITS, QualityLimits.VERIFICATION),
          DuplicateFace.ALLOW,
          List.of());

  Setup withUniformRefusal() {
    return new Setup(store, pack, concurrency, waiting, true, quality, duplicates, publicUrls);
  }

  /** One photo at a time, and nobody waits. */
  Setup withoutQueue() {
    return new Setup(store, pack, 1, 0, uniformRefusal, quality, duplicates, publicUrls);
  }

  Setup with(DuplicateFace other) {
    return new Setup(store, pack, concurrency, waiting, uniformRefusal, quality, other, publicUrls);
  }

  /** As a server is that nobody has set otherwise. */
  Setup withUsualLimits() {
    QualitySettings usual = QualitySettings.DEFAULT;
    return new Setup(
        store, pack, concurrency, waiting, uniformRefusal, usual, duplicates, publicUrls);
  }

  Setup withoutPack() {
    return withPack(empty -> new PackSettings(null, empty.resolve("none"), "opencv-zoo"));
  }

  Setup withPack(Function<Path, PackSettings> other) {
    return new Setup(
        store, other, concurrency, waiting, uniformRefusal, quality, duplicates, publicUrls);
  }

  Setup withStore(Function<Path, StoreSettings> other) {
    return new Setup(
        other, pack, concurrency, waiting, uniformRefusal, quality, duplicates, publicUrls);
  }

  Setup withPublicUrls(String... urls) {
    List<Origin> found = Stream.of(urls).map(url -> Origin.parse(url).orElseThrow()).toList();
    return new Setup(store, pack, concurrency, waiting, uniformRefusal, quality, duplicates, found);
  }
}
