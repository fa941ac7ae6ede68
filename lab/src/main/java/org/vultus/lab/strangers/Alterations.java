package org.vultus.lab.strangers;

import static org.vultus.lab.strangers.Covers.cloth;
import static org.vultus.lab.strangers.Covers.cover;
import static org.vultus.lab.strangers.Covers.skin;
import static org.vultus.lab.strangers.Filters.blurred;
import static org.vultus.lab.strangers.Filters.lit;
import static org.vultus.lab.strangers.Filters.noise;
import static org.vultus.lab.strangers.Filters.pixelated;
import static org.vultus.lab.strangers.Filters.posterised;
import static org.vultus.lab.strangers.Filters.stretched;
import static org.vultus.lab.strangers.Filters.turned;
import static org.vultus.lab.strangers.Filters.within;

import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;

/** All kinds of altered photos that are measured. */
final class Alterations {

  private static final Color MASK_BLUE = new Color(120, 175, 215);

  private Alterations() {}

  static List<Alteration> all() {
    return Stream.of(whole(), eyes(), mouth(), halves(), worn(), light(), drawn())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Alteration> whole() {
    return List.of(
        new Alteration("as it is", (photo, face) -> photo),
        new Alteration("turned by 90°", turned(1)),
        new Alteration("turned by 180°", turned(2)),
        new Alteration("turned by 270°", turned(3)));
  }

  private static List<Alteration> eyes() {
    return List.of(
        new Alteration("eyes: black bar", cover(Covers.EYES, Color.BLACK)),
        new Alteration("eyes: white bar", cover(Covers.EYES, Color.WHITE)),
        new Alteration("eyes: red bar", cover(Covers.EYES, Color.RED)),
        new Alteration("eyes: bar of the skin's colour", skin(Covers.EYES)),
        new Alteration("eyes: checked cloth", cloth(Covers.EYES)),
        new Alteration("eyes: squares", within(Covers.EYES, pixelated(3))),
        new Alteration("eyes: blurred", within(Covers.EYES, blurred(0.4))),
        new Alteration("eyes: dark glasses", Covers.sunglasses()));
  }

  private static List<Alteration> mouth() {
    return List.of(
        new Alteration("mouth: black bar", cover(Covers.MOUTH, Color.BLACK)),
        new Alteration("mouth: white bar", cover(Covers.MOUTH, Color.WHITE)),
        new Alteration("mouth: bar of the skin's colour", skin(Covers.MOUTH)),
        new Alteration("mask, blue", cover(Covers.MASK, MASK_BLUE)),
        new Alteration("mask, white", cover(Covers.MASK, Color.WHITE)),
        new Alteration("mask, black", cover(Covers.MASK, Color.BLACK)),
        new Alteration("mask, checked cloth", cloth(Covers.MASK)));
  }

  private static List<Alteration> halves() {
    return List.of(
        new Alteration("left half black", cover(Covers.LEFT, Color.BLACK)),
        new Alteration("right half black", cover(Covers.RIGHT, Color.BLACK)),
        new Alteration("left half white", cover(Covers.LEFT, Color.WHITE)),
        new Alteration("upper half black", cover(Covers.TOP, Color.BLACK)),
        new Alteration("hood, only the eyes to be seen", cover(Covers.HOOD, Color.BLACK)));
  }

  private static List<Alteration> worn() {
    return List.of(
        new Alteration("the same glasses on all", Covers.glasses()),
        new Alteration("the same hat on all", Covers.hat()),
        new Alteration("the same beard on all", Covers.beard()),
        new Alteration("the same paint on all", Covers.warPaint()));
  }

  private static List<Alteration> light() {
    return List.of(
        new Alteration("very dark", lit(0.12)),
        new Alteration("very bright", lit(4)),
        new Alteration("little contrast", Filters.values(value -> 110 + value / 8)),
        new Alteration("blurred", blurred(0.15)),
        new Alteration("blurred strongly", blurred(0.35)),
        new Alteration("noise", noise(40)),
        new Alteration("strong noise", noise(100)),
        new Alteration("12 squares to an eye distance", pixelated(12)),
        new Alteration("6 squares to an eye distance", pixelated(6)),
        new Alteration("3 squares to an eye distance", pixelated(3)),
        new Alteration("stretched across by 1.6", stretched(1.6, 1)),
        new Alteration("stretched down by 1.6", stretched(1, 1.6)));
  }

  private static List<Alteration> drawn() {
    return List.of(
        new Alteration("grey", Filters.grey()),
        new Alteration("red and blue exchanged", Filters.exchangedColours()),
        new Alteration("negative", Filters.values(value -> 255 - value)),
        new Alteration("negative, grey", Filters.grey().then(Filters.values(value -> 255 - value))),
        new Alteration("4 levels a channel", posterised(4)),
        new Alteration("2 levels a channel", posterised(2)),
        new Alteration("black and white", Filters.grey().then(posterised(2))),
        new Alteration("line drawing", Filters.lineDrawing(6)));
  }
}
