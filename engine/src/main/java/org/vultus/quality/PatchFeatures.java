package org.vultus.quality;

import org.vultus.geometry.Landmarks;
import org.vultus.image.Raster;

/**
 * What {@link FaceVisibility} looks at: in each square of 4 × 4 pixels of the inner face, how
 * strong the edges of 8 directions are (Dalal and Triggs, "Histograms of oriented gradients for
 * human detection", 2005), and how light it is. Neither depends on the light or on the skin's tone.
 */
public final class PatchFeatures {

  static final int CELL = 4;
  static final int DIRECTIONS = 8;
  static final int COLUMNS = FacePatch.WIDTH / CELL;
  static final int ROWS = FacePatch.HEIGHT / CELL;

  /** How many there are: the edges of all squares row by row, then the lightness of all. */
  public static final int COUNT = ROWS * COLUMNS * (DIRECTIONS + 1);

  /** Edges of this mean strength are as likely noise: a plain surface has none. */
  private static final double NOISE = 8;

  /** Luminance that differs by less is plain. */
  private static final double PLAIN = 4;

  private PatchFeatures() {}

  /**
   * The features of a face.
   *
   * @param aligned its aligned crop
   * @param inCrop where its landmarks lie in that
   */
  public static float[] of(Raster aligned, Landmarks inCrop) {
    return of(FacePatch.of(aligned, inCrop).luminance());
  }

  static float[] of(float[] luminance) {
    float[] features = new float[COUNT];
    addEdges(luminance, features);
    level(features);
    addLightness(luminance, features);
    return features;
  }

  private static void addEdges(float[] luminance, float[] features) {
    for (int y = 0; y < FacePatch.HEIGHT; y++) {
      for (int x = 0; x < FacePatch.WIDTH; x++) {
        int at = y * FacePatch.WIDTH + x;
        boolean inside = x > 0 && x < FacePatch.WIDTH - 1;
        double dx = inside ? luminance[at + 1] - luminance[at - 1] : 0;
        double dy =
            y > 0 && y < FacePatch.HEIGHT - 1
                ? luminance[at + FacePatch.WIDTH] - luminance[at - FacePatch.WIDTH]
                : 0;
        addEdge(dx, dy, features, cell(x, y) * DIRECTIONS);
      }
    }
  }

  /** Shared out between the two directions that it lies between. */
  private static void addEdge(double dx, double dy, float[] features, int cell) {
    double strength = Math.sqrt(dx * dx + dy * dy);
    double turn = Math.atan2(dy, dx) / (2 * Math.PI) * DIRECTIONS;
    int below = (int) Math.floor(turn);
    double beyond = turn - below;
    features[cell + Math.floorMod(below, DIRECTIONS)] += (float) (strength * (1 - beyond));
    features[cell + Math.floorMod(below + 1, DIRECTIONS)] += (float) (strength * beyond);
  }

  /** Square roots, so that one hard edge does not outweigh all others, to a mean square of 1. */
  private static void level(float[] features) {
    int edges = ROWS * COLUMNS * DIRECTIONS;
    double sum = 0;
    for (int i = 0; i < edges; i++) {
      sum += features[i];
    }
    double scale = Math.sqrt(sum / edges + NOISE);
    for (int i = 0; i < edges; i++) {
      features[i] = (float) (Math.sqrt(features[i]) / scale);
    }
  }

  private static void addLightness(float[] luminance, float[] features) {
    double mean = 0;
    double square = 0;
    for (float value : luminance) {
      mean += value / luminance.length;
      square += (double) value * value / luminance.length;
    }
    double spread = Math.sqrt(Math.max(0, square - mean * mean)) + PLAIN;
    int first = ROWS * COLUMNS * DIRECTIONS;
    for (int i = 0; i < luminance.length; i++) {
      int cell = cell(i % FacePatch.WIDTH, i / FacePatch.WIDTH);
      features[first + cell] += (float) ((luminance[i] - mean) / spread / (CELL * CELL));
    }
  }

  private static int cell(int x, int y) {
    return y / CELL * COLUMNS + x / CELL;
  }
}
