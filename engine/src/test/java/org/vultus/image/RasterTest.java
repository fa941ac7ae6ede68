package org.vultus.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vultus.geometry.Box;
import org.vultus.geometry.SimilarityTransform;

final class RasterTest {

  @Test
  void halved_isTheMeanOfFour() {
    Raster half = gray(4, 2, (x, y) -> 10 * x + 100 * y).halved();
    assertThat(half.width()).isEqualTo(2);
    assertThat(half.height()).isEqualTo(1);
    assertThat(half.at(0)).isEqualTo(55);
    assertThat(half.at(3)).isEqualTo(75);
  }

  @Test
  void halved_oddSize_dropsTheLast() {
    Raster half = gray(5, 3, (x, y) -> x == 4 || y == 2 ? 255 : 8).halved();
    assertThat(half.bgr()).containsOnly(8);
    assertThat(half.bgr()).hasSize(3 * 2);
  }

  @Test
  void shrunkTo_keepsAFlatPictureFlat() {
    Raster shrunk = gray(1000, 700, (x, y) -> 200).shrunkTo(640, 448);
    assertThat(shrunk.width()).isEqualTo(640);
    assertThat(shrunk.bgr()).containsOnly((byte) 200);
  }

  @Test
  void shrunkTo_keepsAGradientInPlace() {
    Raster shrunk = gray(250, 10, (x, y) -> x).shrunkTo(100, 4);
    for (int x = 0; x < 100; x++) {
      // The centre of pixel x lies at 2.5 x + 0.75 of the source.
      assertThat(shrunk.at(3 * x)).isBetween((int) (2.5 * x - 0.25), (int) (2.5 * x + 1.75));
    }
  }

  @Test
  void shrunkTo_sameSize_isTheSame() {
    Raster raster = gray(7, 5, (x, y) -> x);
    assertThat(raster.shrunkTo(7, 5)).isSameAs(raster);
  }

  @Test
  void cropped_isThePartInside() {
    Raster part = gray(10, 10, (x, y) -> 10 * y + x).cropped(new Box(3, 4, 2, 1));
    assertThat(part.bgr()).containsExactly(43, 43, 43, 44, 44, 44);
  }

  @Test
  void warp_byWholePixels_movesThem() {
    Raster moved =
        Warp.apply(gray(4, 4, (x, y) -> 10 * y + x), new SimilarityTransform(1, 0, 1, 2), 4, 4);
    assertThat(moved.at(3 * (2 * 4 + 1))).isZero();
    assertThat(moved.at(3 * (3 * 4 + 3))).isEqualTo(12);
  }

  @Test
  void warp_outside_isBlack() {
    Raster moved = Warp.apply(gray(4, 4, (x, y) -> 200), new SimilarityTransform(1, 0, 2, 0), 4, 4);
    assertThat(moved.at(0)).isZero();
    assertThat(moved.at(3)).isZero();
    assertThat(moved.at(6)).isEqualTo(200);
  }

  @Test
  void warp_halfwayBetweenPixels_isTheirMean() {
    Raster moved =
        Warp.apply(
            gray(4, 1, (x, y) -> 100 * (x % 2)), new SimilarityTransform(1, 0, 0.5, 0), 3, 1);
    assertThat(moved.at(3)).isEqualTo(50);
  }

  @Test
  void warp_shrinkingMuch_seesEveryPixel() {
    Raster stripes = gray(64, 64, (x, y) -> x % 8 == 0 ? 240 : 0);
    Raster small = Warp.apply(stripes, new SimilarityTransform(0.125, 0, -0.4375, -0.4375), 8, 8);
    for (int x = 0; x < 8; x++) {
      assertThat(small.at(3 * (4 * 8 + x))).isBetween(28, 32);
    }
  }

  @Test
  void warp_shrinkingMuch_keepsThingsInTheirPlace() {
    Raster dot = gray(96, 96, (x, y) -> x / 8 == 5 && y / 8 == 7 ? 200 : 0);
    Raster small = Warp.apply(dot, new SimilarityTransform(0.125, 0, -0.4375, -0.4375), 12, 12);
    assertThat(small.at(3 * (7 * 12 + 5))).isBetween(199, 201);
    assertThat(small.at(3 * (7 * 12 + 4))).isZero();
    assertThat(small.at(3 * (6 * 12 + 5))).isZero();
  }

  @Test
  void warp_ofWhatLiesOutside_isBlack() {
    Raster far = Warp.apply(gray(4, 4, (x, y) -> 9), new SimilarityTransform(1, 0, 900, 0), 4, 4);
    assertThat(far.bgr()).containsOnly(0);
  }

  @Test
  void mirrored_exchangesLeftAndRight() {
    assertThat(gray(3, 1, (x, y) -> x).mirrored().bgr()).containsExactly(2, 2, 2, 1, 1, 1, 0, 0, 0);
  }

  @Test
  void sheet_laysTilesRowByRow() {
    List<Raster> tiles = IntStream.range(0, 4).mapToObj(i -> gray(1, 1, (x, y) -> i)).toList();
    Raster sheet = Raster.sheet(tiles, 2);
    assertThat(sheet).hasToString("Raster[2 x 2]");
    assertThat(sheet.bgr()).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3);
  }

  @Test
  void raster_wrongNumberOfBytes_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Raster(2, 2, new byte[11]));
  }

  @Test
  void toString_hidesThePixels() {
    assertThat(gray(2, 1, (x, y) -> 77)).hasToString("Raster[2 x 1]");
  }

  private static Raster gray(int width, int height, IntBinaryOperator value) {
    byte[] bgr = new byte[3 * width * height];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = (byte) value.applyAsInt(i / 3 % width, i / 3 / width);
    }
    return new Raster(width, height, bgr);
  }
}
