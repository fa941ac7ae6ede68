package org.vultus.vision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vultus.geometry.Box;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;
import org.vultus.geometry.SimilarityTransform;
import org.vultus.image.Raster;
import org.vultus.image.Warp;

/**
 * Finds a face's landmarks again on close-ups of it: upright, at two sizes, each also mirrored. All
 * four lie side by side on one sheet, so that the detector runs once; the mean of what it finds is
 * surer than any single look. What that gains and costs: {@code docs/accuracy.md}.
 */
final class CloseUps {

  /** Pixels along a side of one close-up. */
  private static final int SIDE = 112;

  private static final Point MIDDLE = new Point((SIDE - 1) / 2.0, (SIDE - 1) / 2.0);

  /** The parts of a close-up's side that the longer side of the face's box takes. */
  private static final List<Double> FACE_SHARES = List.of(0.6, 0.75);

  /** How far from a close-up's centre its face may be found, by the length of the face. */
  private static final double NEAR = 0.3;

  private final YuNetDetector detector;
  private final Landmarks upright;

  /**
   * Close-ups for a detector.
   *
   * @param upright landmarks of a face that is not tilted
   */
  CloseUps(YuNetDetector detector, Landmarks upright) {
    this.detector = detector;
    this.upright = upright;
  }

  /** The face's landmarks in the photo; as they were, if no close-up shows a face. */
  Landmarks landmarks(Raster photo, Detection face) {
    List<CloseUp> closeUps = FACE_SHARES.stream().map(share -> closeUp(face, share)).toList();
    Raster sheet = Raster.sheet(closeUps.stream().flatMap(each -> each.tiles(photo)).toList(), 2);
    List<Detection> found = detector.detect(sheet, sheet.longSide());
    List<Landmarks> seen =
        closeUps.stream()
            .flatMap(each -> each.landmarks(found, SIDE * closeUps.indexOf(each)))
            .toList();
    return seen.isEmpty() ? face.landmarks() : Landmarks.mean(seen);
  }

  private CloseUp closeUp(Detection face, double share) {
    double length = share * SIDE;
    Box box = face.box();
    SimilarityTransform fromPhoto =
        SimilarityTransform.fit(face.landmarks().points(), upright.points())
            .turning(length / Math.max(box.width(), box.height()), centre(box), MIDDLE);
    return new CloseUp(fromPhoto, NEAR * length);
  }

  private static Point centre(Box box) {
    return new Point(box.x() + box.width() / 2, box.y() + box.height() / 2);
  }

  /**
   * One close-up and its mirror image, side by side.
   *
   * @param fromPhoto to its pixels
   * @param reach how far from its centre the face may be found
   */
  private record CloseUp(SimilarityTransform fromPhoto, double reach) {

    Stream<Raster> tiles(Raster photo) {
      Raster plain = Warp.apply(photo, fromPhoto, SIDE, SIDE);
      return Stream.of(plain, plain.mirrored());
    }

    /**
     * The landmarks in the photo of what was found in the sheet's row from {@code top}: none to
     * two.
     */
    Stream<Landmarks> landmarks(List<Detection> found, int top) {
      SimilarityTransform toPhoto = fromPhoto.inverse();
      Optional<Landmarks> plain = nearest(found, 0, top);
      Optional<Landmarks> mirrored = nearest(found, SIDE, top).map(face -> face.mirrored(SIDE));
      return Stream.of(plain, mirrored)
          .flatMap(Optional::stream)
          .map(face -> face.map(toPhoto::apply));
    }

    private Optional<Landmarks> nearest(List<Detection> found, int left, int top) {
      Point centre = new Point(left + MIDDLE.x(), top + MIDDLE.y());
      return found.stream()
          .min(Comparator.comparingDouble(face -> centre(face.box()).distance(centre)))
          .filter(face -> centre(face.box()).distance(centre) < reach)
          .map(face -> face.landmarks().map(p -> new Point(p.x() - left, p.y() - top)));
    }
  }
}
