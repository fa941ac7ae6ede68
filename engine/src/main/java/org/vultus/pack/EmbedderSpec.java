package org.vultus.pack;

import java.util.List;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;

/**
 * A face embedder.
 *
 * @param file name of the ONNX file
 * @param input how the aligned crop enters
 * @param output the output's name in the ONNX graph, of shape [N, length]
 * @param width of the aligned crop in pixels
 * @param height of the aligned crop in pixels
 * @param landmarks where the five landmarks lie in the aligned crop, as [x, y] in pixels, in the
 *     order of {@link Landmarks}
 * @param length how many values an embedding has
 * @param mirrored whether the mirror image of the crop is embedded too, and the mean of both taken:
 *     better, and twice the work
 */
public record EmbedderSpec(
    String file,
    InputSpec input,
    String output,
    int width,
    int height,
    List<List<Double>> landmarks,
    int length,
    boolean mirrored) {

  /** Rejects sizes out of range and landmarks that are not five finite points. */
  public EmbedderSpec {
    if (width < 16 || width > 1024 || height < 16 || height > 1024) {
      throw new IllegalArgumentException(
          "'width' and 'height' lie between 16 and 1024, not %d and %d".formatted(width, height));
    }
    if (length < 8 || length > 4096) {
      throw new IllegalArgumentException("'length' lies between 8 and 4096, not " + length);
    }
    if (landmarks.size() != 5 || landmarks.stream().anyMatch(point -> point.size() != 2)) {
      throw new IllegalArgumentException("'landmarks' are five pairs [x, y], not " + landmarks);
    }
    if (!landmarks.stream().flatMap(List::stream).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("'landmarks' are finite, not " + landmarks);
    }
    landmarks = landmarks.stream().map(List::copyOf).toList();
  }

  /** Where the landmarks lie in the aligned crop. */
  public Landmarks reference() {
    return Landmarks.of(landmarks.stream().map(xy -> new Point(xy.get(0), xy.get(1))).toList());
  }
}
