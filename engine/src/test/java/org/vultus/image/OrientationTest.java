package org.vultus.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.geometry.QuarterTurn;

final class OrientationTest {

  /** The upright picture {@code abc / def}, as each value of the tag has it stored (Exif 2.32). */
  @ParameterizedTest
  @CsvSource({
    "1, abc/def",
    "2, cba/fed",
    "3, fed/cba",
    "4, def/abc",
    "5, ad/be/cf",
    "6, cf/be/ad",
    "7, fc/eb/da",
    "8, da/eb/fc"
  })
  void apply_turnsTheStoredPictureUpright(int value, String stored) {
    assertThat(text(Orientation.ofExif(value).apply(raster(stored)))).isEqualTo("abc/def");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 9, 65535})
  void ofExif_unknownValue_isUpright(int value) {
    assertThat(Orientation.ofExif(value)).isEqualTo(Orientation.UPRIGHT);
  }

  @ParameterizedTest
  @CsvSource({"NONE, abc/def", "RIGHT, da/eb/fc", "HALF, fed/cba", "LEFT, cf/be/ad"})
  void turnedBy_turnsClockwise(QuarterTurn turn, String turned) {
    assertThat(text(Orientation.turnedBy(turn).apply(raster("abc/def")))).isEqualTo(turned);
  }

  @Test
  void swapsAxes_forTheLastFour() {
    assertThat(List.of(Orientation.values()))
        .filteredOn(Orientation::swapsAxes)
        .isEqualTo(List.of(Orientation.values()).subList(4, 8));
  }

  private static Raster raster(String text) {
    String[] rows = text.split("/", -1);
    byte[] bgr = new byte[3 * rows.length * rows[0].length()];
    for (int i = 0; i < bgr.length; i++) {
      int pixel = i / 3;
      bgr[i] = (byte) (rows[pixel / rows[0].length()].charAt(pixel % rows[0].length()) + i % 3);
    }
    return new Raster(rows[0].length(), rows.length, bgr);
  }

  private static String text(Raster raster) {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < raster.height(); y++) {
      text.append(y == 0 ? "" : "/");
      for (int x = 0; x < raster.width(); x++) {
        int blue = raster.at(3 * (y * raster.width() + x));
        assertThat(raster.at(3 * (y * raster.width() + x) + 2)).isEqualTo(blue + 2);
        text.append((char) blue);
      }
    }
    return text.toString();
  }
}
