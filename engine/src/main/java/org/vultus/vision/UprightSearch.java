package org.vultus.vision;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.vultus.geometry.QuarterTurn;
import org.vultus.image.Picture;

/**
 * Finds the faces of a picture that may lie on its side or stand on its head, as photos do that
 * lost their EXIF orientation. A detector lays upright landmarks on faces that are not, but is less
 * sure of them; so where it is not sure, the picture is searched turned, too. Why so: {@code
 * docs/decisions/0017-the-turned-look.md}.
 */
final class UprightSearch {

  /** No face that stood on its head or lay on its side had such a score. */
  private static final double SURE = 0.94;

  /** How much surer than the photo as it was sent a turned one has to be. */
  private static final double MARGIN = 0.03;

  private final FaceSearch search;
  private final TurnedLook turnedLook;

  UprightSearch(FaceSearch search, TurnedLook turnedLook) {
    this.search = search;
    this.turnedLook = turnedLook;
  }

  /** The faces of the picture, turned to where they are most surely faces. */
  Sighting look(Picture sent) {
    Sighting asSent = look(sent, QuarterTurn.NONE);
    return asSent.score() >= SURE
        ? asSent
        : turnOf(asSent)
            .filter(turn -> turn != QuarterTurn.NONE)
            .map(turn -> look(sent, turn))
            .filter(turned -> turned.score() > asSent.score() + MARGIN)
            .orElse(asSent);
  }

  private Sighting look(Picture sent, QuarterTurn turn) {
    Picture picture = turn == QuarterTurn.NONE ? sent : sent.turned(turn);
    return new Sighting(sent, turn, picture, search.faces(picture));
  }

  /** By the face that weighs most; where that is none either way up, by the whole picture. */
  private Optional<QuarterTurn> turnOf(Sighting asSent) {
    return asSent.faces().stream()
        .min(FaceChoice.weightiestFirst())
        .flatMap(face -> turnedLook.turn(asSent.sent(), face))
        .or(() -> turnOf(asSent.sent()));
  }

  /** The turn at which a small look shows the surest face; empty if none shows any. */
  private Optional<QuarterTurn> turnOf(Picture sent) {
    return Stream.of(QuarterTurn.RIGHT, QuarterTurn.HALF, QuarterTurn.LEFT)
        .map(turn -> smallLook(sent, turn))
        .filter(sighting -> !sighting.faces().isEmpty())
        .max(Comparator.comparingDouble(Sighting::score))
        .map(Sighting::turn);
  }

  private Sighting smallLook(Picture sent, QuarterTurn turn) {
    Picture picture = sent.turned(turn);
    return new Sighting(sent, turn, picture, search.smallLook(picture));
  }
}
