package org.vultus.vision;

import org.vultus.geometry.Box;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.QuarterTurn;
import org.vultus.image.Decoded;
import org.vultus.image.ImageDecoder;
import org.vultus.image.Photo;
import org.vultus.image.Picture;

/**
 * A photo that lost its EXIF orientation.
 *
 * @param turn how it is turned, clockwise
 */
record TurnedPhoto(Picture upright, QuarterTurn turn) {

  static TurnedPhoto of(byte[] file, QuarterTurn turn) {
    Decoded decoded = new ImageDecoder(64_000_000).decode(Photo.of(file));
    return new TurnedPhoto((Picture) decoded, turn);
  }

  /** The photo as a JPEG file. */
  Photo photo() {
    return Photo.encode(upright.turned(turn).full());
  }

  /** A face in it, where it is in the upright photo. */
  Detection inUpright(Detection face) {
    Box box = turn.back(face.box(), upright.width(), upright.height());
    Landmarks landmarks =
        face.landmarks().map(point -> turn.back(point, upright.width(), upright.height()));
    return new Detection(box, landmarks, face.score());
  }
}
