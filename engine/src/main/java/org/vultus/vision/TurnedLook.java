package org.vultus.vision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.QuarterTurn;
import org.vultus.image.Picture;
import org.vultus.image.Raster;

/**
 * Tells which way up a face stands: the detector looks at the same close-up turned by 0, 90, 180
 * and 270 degrees, all on one sheet, and is surest where the face is upright. What that gains and
 * costs: {@code docs/decisions/0017-the-turned-look.md}.
 */
final class TurnedLook {

  private static final int SIDE = 112;
  private static final double FACE_SHARE = 0.6;
  private static final int COLUMNS = 2;

  /** From this score on, a close-up shows a face for certain. */
  private static final double CONVINCING = 0.88;

  private final YuNetDetector detector;
  private final Landmarks upright;

  /**
   * Looks by a detector.
   *
   * @param upright landmarks of a face that is not tilted
   */
  TurnedLook(YuNetDetector detector, Landmarks upright) {
    this.detector = detector;
    this.upright = upright;
  }

  /**
   * How the picture has to be turned for the face to stand upright, but for a tilt; empty if
   * nothing there looks like a face, whichever way up.
   */
  Optional<QuarterTurn> turn(Picture picture, Detection face) {
    CloseUp asFound = CloseUp.of(face.times(1 / picture.reduction()), upright, SIDE, FACE_SHARE);
    List<CloseUp> tiles = Stream.of(QuarterTurn.values()).map(asFound::turned).toList();
    Raster sheet =
        Raster.sheet(tiles.stream().map(tile -> tile.tile(picture.reduced())).toList(), COLUMNS);
    List<Detection> found = detector.detect(sheet, sheet.longSide());
    List<Double> scores =
        IntStream.range(0, tiles.size()).mapToObj(i -> score(tiles.get(i), found, i)).toList();
    return IntStream.range(0, tiles.size())
        .boxed()
        .max(Comparator.comparingDouble(scores::get))
        .filter(i -> scores.get(i) >= CONVINCING)
        .map(i -> tiles.get(i).nearestTurn());
  }

  private static double score(CloseUp tile, List<Detection> found, int index) {
    return tile.face(found, index % COLUMNS, index / COLUMNS).map(Detection::score).orElse(0.0);
  }
}
