package org.vultus.vision;

import java.util.List;
import org.vultus.image.Picture;

/** Finds the faces of a picture; where there seem to be none, it looks again at other sizes. */
final class FaceSearch {

  /** Parts of the usual size at which faces show that fill the picture or lie half outside it. */
  private static final List<Integer> SMALLER_LOOKS = List.of(2, 4);

  /** Times the usual size at which small faces show in a large picture. */
  private static final int LARGER_LOOK = 2;

  private final YuNetDetector detector;
  private final int longSide;

  FaceSearch(YuNetDetector detector, int longSide) {
    this.detector = detector;
    this.longSide = longSide;
  }

  /** The faces found, best first, in pixels of the picture at full size. */
  List<Detection> faces(Picture picture) {
    List<Detection> faces = look(picture, longSide);
    for (int part : SMALLER_LOOKS) {
      int smaller = longSide / part;
      if (faces.isEmpty() && picture.longSide() > smaller) {
        faces = look(picture, smaller);
      }
    }
    boolean larger = detector.takesAnySize() && picture.longSide() > longSide;
    return faces.isEmpty() && larger
        ? detector.detect(picture.full(), LARGER_LOOK * longSide)
        : faces;
  }

  /** The faces that show at half the usual size, at a quarter of the usual cost. */
  List<Detection> smallLook(Picture picture) {
    return look(picture, longSide / 2);
  }

  private List<Detection> look(Picture picture, int size) {
    return detector.detect(picture.reduced(), size).stream()
        .map(face -> face.times(picture.reduction()))
        .toList();
  }
}
