package org.vultus.vision;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.SimilarityTransform;
import org.vultus.image.Raster;

/**
 * Finds a face's landmarks again on close-ups of it: upright, at two sizes, each also mirrored. All
 * four lie side by side on one sheet, so that the detector runs once; the mean of what it finds is
 * surer than any single look. What that gains and costs: {@code docs/accuracy.md}.
 */
final class CloseUps {

  /** Pixels along a side. */
  private static final int SIDE = 112;

  /** The parts of a close-up's side that the longer side of the face's box takes. */
  private static final List<Double> FACE_SHARES = List.of(0.6, 0.75);

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

  /**
   * What the close-ups show.
   *
   * @param landmarks of the face in the photo; as they were, if no close-up shows a face
   * @param score how sure the detector is of the face on a close-up, 0 to 1: the mean of all, of
   *     which one without a face counts as 0
   */
  record Seen(Landmarks landmarks, double score) {}

  /** Looks at a face that was found in the photo. */
  Seen look(Raster photo, Detection face) {
    List<CloseUp> rows =
        FACE_SHARES.stream().map(share -> CloseUp.of(face, upright, SIDE, share)).toList();
    List<Detection> seen = faces(photo, rows);
    Landmarks landmarks =
        seen.isEmpty()
            ? face.landmarks()
            : Landmarks.mean(seen.stream().map(Detection::landmarks).toList());
    double score = seen.stream().mapToDouble(Detection::score).sum() / (2 * rows.size());
    return new Seen(landmarks, score);
  }

  /** What the close-ups and their mirror images show, each pair a row of one sheet. */
  private List<Detection> faces(Raster photo, List<CloseUp> rows) {
    Raster sheet = Raster.sheet(rows.stream().flatMap(each -> pair(each, photo)).toList(), 2);
    List<Detection> found = detector.detect(sheet, sheet.longSide());
    return IntStream.range(0, rows.size())
        .boxed()
        .flatMap(row -> faces(rows.get(row), found, row))
        .toList();
  }

  /** A close-up and its mirror image. */
  private static Stream<Raster> pair(CloseUp closeUp, Raster photo) {
    Raster plain = closeUp.tile(photo);
    return Stream.of(plain, plain.mirrored());
  }

  /** What was found in a row of the sheet, none to two, with its landmarks in the photo. */
  private static Stream<Detection> faces(CloseUp closeUp, List<Detection> found, int row) {
    SimilarityTransform toPhoto = closeUp.fromPhoto().inverse();
    Optional<Detection> plain = closeUp.face(found, 0, row);
    Optional<Detection> mirrored =
        closeUp.face(found, 1, row).map(face -> face.at(face.landmarks().mirrored(closeUp.side())));
    return Stream.of(plain, mirrored)
        .flatMap(Optional::stream)
        .map(face -> face.at(face.landmarks().map(toPhoto::apply)));
  }
}
