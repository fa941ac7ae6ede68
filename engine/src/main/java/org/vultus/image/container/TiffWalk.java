package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the directories of a TIFF (TIFF 6.0) or BigTIFF and takes the largest picture: the
 * first one is a thumbnail in files of some cameras and editors.
 */
final class TiffWalk {

  private static final int SUB_DIRECTORIES = 330;

  /** Of long documents the first pages are looked at. */
  private static final int MOST_PAGES = 100;

  private static final int MOST_SUB_DIRECTORIES = 16;

  private final byte[] file;
  private final Directory first;
  private final List<TiffPage> pages = new ArrayList<>();

  TiffWalk(byte[] file) throws NoImageException {
    Bytes bytes = Bytes.of(file, ByteOrder.BIG_ENDIAN);
    if (bytes.has(8, "CR\2")) {
      throw NoImageException.notRead(TiffForm.RAW);
    }
    this.file = file;
    this.first = Directory.first(bytes).orElseThrow(NoImageException::damaged);
  }

  Walk walk() throws NoImageException {
    collect();
    require(!pages.isEmpty());
    TiffPage best = pages.getFirst();
    for (TiffPage page : pages) {
      best = page.isBetterThan(best) ? page : best;
    }
    return best.walk(first.orientation());
  }

  /** What is wrong with a later page does not matter to the one that is taken. */
  private void collect() throws NoImageException {
    Optional<Directory> directory = Optional.of(first);
    try {
      for (int i = 0; i < MOST_PAGES && directory.isPresent(); i++) {
        add(directory.get());
        directory = directory.get().next();
      }
    } catch (IndexOutOfBoundsException e) {
      require(!pages.isEmpty());
    }
  }

  private void add(Directory directory) {
    pages.addAll(TiffPage.of(file, directory).stream().toList());
    Directory.Values places = directory.values(SUB_DIRECTORIES);
    for (long i = 0; i < Math.min(places.count(), MOST_SUB_DIRECTORIES); i++) {
      pages.addAll(
          directory.at(places.get(i)).flatMap(sub -> TiffPage.of(file, sub)).stream().toList());
    }
  }
}
