package org.vultus.vision;

import java.util.Comparator;
import java.util.List;

/**
 * Chooses the face that counts: the largest, if it is large enough compared with the next.
 *
 * @param dominance how many times the area of the next largest face it needs, at least 1; 1 takes
 *     the largest face in any case
 */
record FaceChoice(double dominance) {

  FaceChoice {
    if (!(dominance >= 1)) {
      throw new IllegalArgumentException("the dominance of a face is at least 1, not " + dominance);
    }
  }

  /** The face that counts, or why none does. */
  sealed interface Choice permits Detection, Refusal {}

  Choice choose(List<Detection> faces) {
    if (faces.isEmpty()) {
      return new Refusal(
          RefusalCode.NO_FACE,
          "No face was found in the photo; send one that shows the face upright, from the front"
              + " and well lit");
    }
    List<Detection> bySize = faces.stream().sorted(largestFirst()).toList();
    Detection largest = bySize.getFirst();
    return bySize.size() == 1 || largest.box().area() >= dominance * bySize.get(1).box().area()
        ? largest
        : severalFaces(faces.size());
  }

  static Comparator<Detection> largestFirst() {
    return Comparator.comparingDouble((Detection face) -> face.box().area()).reversed();
  }

  private Refusal severalFaces(int count) {
    return new Refusal(
        RefusalCode.SEVERAL_FACES,
        "The photo shows %d faces; send one that shows the person alone, or at least %s times as"
                .formatted(count, Double.toString(dominance).replaceFirst("\\.0$", ""))
            + " large as anyone else");
  }
}
