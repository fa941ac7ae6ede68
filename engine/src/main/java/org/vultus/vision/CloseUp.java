package org.vultus.vision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vultus.geometry.Box;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;
import org.vultus.geometry.QuarterTurn;
import org.vultus.geometry.SimilarityTransform;
import org.vultus.image.Raster;
import org.vultus.image.Warp;

/**
 * A square picture of one face, turned as its landmarks say and scaled by its box. Close-ups lie as
 * tiles on a sheet, so that the detector runs once for all of them.
 *
 * @param side in pixels
 * @param fromPhoto from the photo to the close-up's pixels
 * @param reach how far from the centre the face may be found, in pixels
 */
record CloseUp(int side, SimilarityTransform fromPhoto, double reach) {

  /** How far from the centre a face may be found, by the length of the face. */
  private static final double NEAR = 0.3;

  /**
   * A close-up of a face.
   *
   * @param upright landmarks of a face that is not tilted
   * @param side in pixels
   * @param share the part of the side that the longer side of the face's box takes
   */
  static CloseUp of(Detection face, Landmarks upright, int side, double share) {
    double length = share * side;
    Box box = face.box();
    SimilarityTransform fromPhoto =
        SimilarityTransform.fit(face.landmarks().points(), upright.points())
            .turning(length / Math.max(box.width(), box.height()), centre(box), middle(side));
    return new CloseUp(side, fromPhoto, NEAR * length);
  }

  /** This close-up turned about its centre. */
  CloseUp turned(QuarterTurn turn) {
    return new CloseUp(side, SimilarityTransform.turn(turn, middle(side)).after(fromPhoto), reach);
  }

  /** How the photo would have to be turned to stand as this close-up does, but for a tilt. */
  QuarterTurn nearestTurn() {
    return QuarterTurn.nearest(Math.toDegrees(Math.atan2(fromPhoto.b(), fromPhoto.a())));
  }

  Raster tile(Raster photo) {
    return Warp.apply(photo, fromPhoto, side, side);
  }

  /**
   * The face nearest to the middle of a tile, among those found on its sheet; none if it is too far
   * off.
   *
   * @param column of the tile on the sheet, from 0
   * @param row of the tile on the sheet, from 0
   * @return the face in pixels of the tile
   */
  Optional<Detection> face(List<Detection> found, int column, int row) {
    return found.stream()
        .map(face -> face.moved(-side * column, -side * row))
        .min(Comparator.comparingDouble(this::offCentre))
        .filter(face -> offCentre(face) < reach);
  }

  private double offCentre(Detection face) {
    return centre(face.box()).distance(middle(side));
  }

  private static Point middle(int side) {
    return new Point((side - 1) / 2.0, (side - 1) / 2.0);
  }

  private static Point centre(Box box) {
    return new Point(box.x() + box.width() / 2, box.y() + box.height() / 2);
  }
}
