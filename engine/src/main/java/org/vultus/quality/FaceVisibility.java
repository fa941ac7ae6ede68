package org.vultus.quality;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Whether the eyes and the mouth of an upright human face can be seen: a network of one hidden
 * layer over {@link PatchFeatures}. {@code training/visibility} has learned its weights, on faces
 * that were covered, turned and spoilt by chance.
 */
final class FaceVisibility {

  private static final String WEIGHTS = "visibility.bin";
  private static final FaceVisibility LEARNED = read();

  private final float[][] hidden;
  private final float[][] output;

  private FaceVisibility(float[][] hidden, float[][] output) {
    this.hidden = hidden;
    this.output = output;
  }

  /**
   * How sure it is.
   *
   * @param eyes that both eyes can be seen, 0 to 1
   * @param mouth that the mouth can be seen, 0 to 1
   */
  record Visible(double eyes, double mouth) {}

  static Visible of(FacePatch face) {
    return LEARNED.see(PatchFeatures.of(face.luminance()));
  }

  private Visible see(float[] features) {
    float[] seen = layer(hidden, features);
    for (int i = 0; i < seen.length; i++) {
      seen[i] = Math.max(0, seen[i]);
    }
    float[] logits = layer(output, seen);
    return new Visible(part(logits[0]), part(logits[1]));
  }

  /** Each row of weights ends with the constant. */
  private static float[] layer(float[][] weights, float[] input) {
    float[] sums = new float[weights.length];
    for (int row = 0; row < weights.length; row++) {
      float sum = weights[row][input.length];
      for (int i = 0; i < input.length; i++) {
        sum += weights[row][i] * input[i];
      }
      sums[row] = sum;
    }
    return sums;
  }

  private static double part(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private static FaceVisibility read() {
    try (InputStream file = FaceVisibility.class.getResourceAsStream(WEIGHTS);
        DataInputStream in = new DataInputStream(Objects.requireNonNull(file, WEIGHTS))) {
      float[][] hidden = rows(in, in.readInt(), PatchFeatures.COUNT + 1);
      return new FaceVisibility(hidden, rows(in, 2, hidden.length + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[][] rows(DataInputStream in, int rows, int length) throws IOException {
    float[][] weights = new float[rows][length];
    for (float[] row : weights) {
      for (int i = 0; i < length; i++) {
        row[i] = in.readFloat();
      }
    }
    return weights;
  }
}
