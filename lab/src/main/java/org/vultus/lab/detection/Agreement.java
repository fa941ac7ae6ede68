package org.vultus.lab.detection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;
import org.vultus.vision.Detection;

/** How the main faces of one pack agree with those of another, the reference. */
record Agreement(List<Judged> photos) {

  private static final double SAME = 0.5;

  /**
   * One photo.
   *
   * @param landmarkError the mean distance of the five landmarks from the reference's, by the
   *     distance between the eyes there; not a number unless found
   */
  record Judged(Path photo, Outcome outcome, double landmarkError) {}

  Agreement {
    photos = List.copyOf(photos);
  }

  /** Compares the faces of the same photos. */
  static Agreement of(MainFaces faces, MainFaces reference) {
    return new Agreement(
        reference.byPhoto().keySet().stream()
            .sorted()
            .map(photo -> judged(photo, faces.in(photo), reference.in(photo)))
            .toList());
  }

  List<Path> photos(Outcome outcome) {
    return photos.stream().filter(p -> p.outcome() == outcome).map(Judged::photo).toList();
  }

  /** The part of the reference's faces that are found, 0 to 1. */
  double partFound() {
    double found = photos(Outcome.FOUND).size();
    int lost = photos(Outcome.MISSED).size() + photos(Outcome.ELSEWHERE).size();
    return found / (found + lost);
  }

  /** The landmark error that this part of the found faces does not exceed. */
  double landmarkError(double part) {
    double[] errors =
        photos.stream()
            .mapToDouble(Judged::landmarkError)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    int index = (int) Math.ceil(part * errors.length) - 1;
    return errors.length == 0 ? Double.NaN : errors[Math.max(0, index)];
  }

  private static Judged judged(
      Path photo, Optional<Detection> face, Optional<Detection> reference) {
    Outcome outcome = outcome(face, reference);
    double error =
        outcome == Outcome.FOUND
            ? error(face.orElseThrow().landmarks(), reference.orElseThrow().landmarks())
            : Double.NaN;
    return new Judged(photo, outcome, error);
  }

  private static Outcome outcome(Optional<Detection> face, Optional<Detection> reference) {
    if (reference.isEmpty()) {
      return face.isEmpty() ? Outcome.NO_FACE : Outcome.INVENTED;
    }
    return face.map(f -> f.box().overlap(reference.get().box()) > SAME)
        .map(same -> same ? Outcome.FOUND : Outcome.ELSEWHERE)
        .orElse(Outcome.MISSED);
  }

  private static double error(Landmarks seen, Landmarks reference) {
    double mean =
        IntStream.range(0, 5)
            .mapToDouble(i -> distance(seen.points().get(i), reference.points().get(i)))
            .average()
            .orElseThrow();
    return mean / distance(reference.leftEye(), reference.rightEye());
  }

  private static double distance(Point a, Point b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }
}
