package org.vultus.vision;

import java.util.Comparator;
import java.util.List;

/**
 * Chooses the face that counts: the largest, if it is large enough compared with the next. A face
 * of which the detector is unsure, such as the one that it sees in some grass, counts as smaller
 * than it is.
 *
 * @param dominance how many times the area of the next largest face it needs, at least 1; 1 takes
 *     the largest face in any case
 */
record FaceChoice(double dominance) {

  /** Faces of this score and more count by their area alone. */
  private static final double PLAIN = 0.85;

  /** How fast the weight of a face falls with a lower score. */
  private static final double DISTRUST = 16;

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
    List<Detection> byWeight = faces.stream().sorted(weightiestFirst()).toList();
    Detection first = byWeight.getFirst();
    return byWeight.size() == 1 || weight(first) >= dominance * weight(byWeight.get(1))
        ? first
        : severalFaces(faces.size());
  }

  static Comparator<Detection> weightiestFirst() {
    return Comparator.comparingDouble(FaceChoice::weight).reversed();
  }

  private static double weight(Detection face) {
    return face.box().area() * Math.pow(Math.min(1, face.score() / PLAIN), DISTRUST);
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
