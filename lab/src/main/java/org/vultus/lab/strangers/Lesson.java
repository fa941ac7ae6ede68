package org.vultus.lab.strangers;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.vultus.lab.strangers.Alteration.Change;

/**
 * An altered photo, and what can be seen of the face in it.
 *
 * @param eyes whether both eyes can be seen
 * @param mouth whether the mouth can be seen
 */
record Lesson(Change change, boolean eyes, boolean mouth) {

  private static final int EACH = 13;

  /** Some lessons of a photo; equal seeds give equal ones. */
  static List<Lesson> of(long seed) {
    return IntStream.range(0, EACH)
        .mapToObj(kind -> of(kind, new SplittableRandom(seed * 100 + kind)))
        .toList();
  }

  private static Lesson of(int kind, SplittableRandom random) {
    RandomCover cover = new RandomCover(random);
    return switch (kind) {
      case 0 -> new Lesson((photo, face) -> photo, true, true);
      case 1, 2, 3 -> new Lesson(cover.overEyes(), false, true);
      case 4, 5 -> new Lesson(cover.overMouth(), true, false);
      case 6 -> new Lesson(cover.overMouth().then(cover.overEyes()), false, false);
      case 7 -> new Lesson(Filters.turned(random.nextInt(1, 4)), false, false);
      case 8, 11, 12 -> new Lesson(unnatural(random), false, false);
      case 9 -> half(cover, random.nextInt(3));
      default -> new Lesson(ordinary(random), true, true);
    };
  }

  /** What no upright human face looks like. */
  static Change unnatural(SplittableRandom random) {
    return switch (random.nextInt(9)) {
      case 0 -> Filters.values(value -> 255 - value);
      case 1 -> Filters.grey().then(Filters.values(value -> 255 - value));
      case 2 -> Filters.lineDrawing(random.nextDouble(2, 12));
      case 3 -> drawn(random).then(Filters.values(value -> 255 - value));
      case 4 -> Filters.blurred(random.nextDouble(0.02, 0.1)).then(drawn(random));
      case 5 -> Filters.pixelated(random.nextDouble(2, 7));
      case 6 -> Filters.noise(random.nextDouble(60, 140));
      case 7 -> Filters.posterised(2);
      default -> Filters.grey().then(Filters.posterised(2));
    };
  }

  private static Change drawn(SplittableRandom random) {
    return Filters.lineDrawing(random.nextDouble(4, 20));
  }

  private static Lesson half(RandomCover cover, int which) {
    return switch (which) {
      case 0 -> new Lesson(cover.filled(Covers.LEFT), false, false);
      case 1 -> new Lesson(cover.filled(Covers.RIGHT), false, false);
      default -> new Lesson(cover.filled(Covers.TOP), false, true);
    };
  }

  /** What a photo that is taken all the same may look like. */
  private static Change ordinary(SplittableRandom random) {
    return switch (random.nextInt(7)) {
      case 0 -> Filters.lit(random.nextDouble(0.3, 1.8));
      case 1 -> Filters.blurred(random.nextDouble(0.03, 0.12));
      case 2 -> Filters.noise(random.nextDouble(5, 25));
      case 3 -> Filters.grey();
      case 4 -> Covers.hat();
      case 5 -> Covers.glasses();
      default -> paler(random.nextDouble(0.3, 0.9));
    };
  }

  private static Change paler(double contrast) {
    return Filters.values(value -> (int) (60 + value * contrast));
  }
}
