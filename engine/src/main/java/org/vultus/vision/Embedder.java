package org.vultus.vision;

import java.util.List;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;
import org.vultus.image.Raster;
import org.vultus.onnx.OnnxException;
import org.vultus.onnx.OnnxModel;
import org.vultus.pack.EmbedderSpec;

/** Makes the embedding of an aligned crop. */
final class Embedder implements AutoCloseable {

  private final OnnxModel network;
  private final ModelId model;
  private final Pixels pixels;
  private final EmbedderSpec spec;

  Embedder(byte[] onnx, EmbedderSpec spec, ModelId model) {
    this.network = OnnxModel.load(onnx, spec.input().tensor(), List.of(spec.output()));
    this.model = model;
    this.pixels = new Pixels(spec.input());
    this.spec = spec;
  }

  /**
   * A template and the length that its vector, or the mean of two, had before it was scaled to 1.
   *
   * @param magnitude above 0
   */
  record Embedded(Embedding template, double magnitude) {}

  Embedded embed(Raster aligned) {
    float[] raw = spec.mirrored() ? sum(run(aligned), run(aligned.mirrored())) : run(aligned);
    double magnitude = magnitude(raw) / (spec.mirrored() ? 2 : 1);
    if (!(magnitude > 0 && Double.isFinite(magnitude))) {
      throw new OnnxException("the embedder's output has values that are not finite, or all 0");
    }
    return new Embedded(Embedding.of(model, raw), magnitude);
  }

  private float[] run(Raster aligned) {
    float[] raw =
        network
            .run(
                new long[] {1, 3, spec.height(), spec.width()},
                to -> pixels.write(aligned, spec.width(), spec.height(), to))
            .getFirst();
    if (raw.length != spec.length()) {
      throw new OnnxException(
          "the embedder's output has %d values, not the expected %d"
              .formatted(raw.length, spec.length()));
    }
    return raw;
  }

  private static float[] sum(float[] a, float[] b) {
    float[] sum = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }

  private static double magnitude(float[] raw) {
    double square = 0;
    for (float value : raw) {
      square += (double) value * value;
    }
    return Math.sqrt(square);
  }

  @Override
  public void close() {
    network.close();
  }
}
