package org.vultus.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vultus.geometry.Box;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;
import org.vultus.image.Raster;
import org.vultus.onnx.OnnxModel;
import org.vultus.pack.DetectorSpec;

/**
 * Finds faces with a network of YuNet's form (Wu, Peng and Yu, "YuNet: A tiny millisecond-level
 * face detector", 2023); decoding as in OpenCV's FaceDetectorYN.
 */
final class YuNetDetector implements AutoCloseable {

  private static final List<Integer> STRIDES = List.of(8, 16, 32);
  private static final int LARGEST_STRIDE = 32;

  private final OnnxModel network;
  private final DetectorSpec spec;
  private final Pixels pixels;

  YuNetDetector(byte[] onnx, DetectorSpec spec) {
    this.network = OnnxModel.load(onnx, spec.input().tensor(), outputs());
    this.spec = spec;
    this.pixels = new Pixels(spec.input());
  }

  /** Whether larger images can be searched than {@link DetectorSpec#longSide}. */
  boolean takesAnySize() {
    return !spec.fixedSize();
  }

  /** The faces in the image, best first, in its pixels; it is searched at that long side. */
  List<Detection> detect(Raster image, int longSide) {
    double scale = Math.min(1, (double) longSide / image.longSide());
    Raster shrunk = image.shrunkTo(scaled(image.width(), scale), scaled(image.height(), scale));
    int width = padded(shrunk.width());
    int height = padded(shrunk.height());
    List<float[]> outputs =
        network.run(
            new long[] {1, 3, height, width}, to -> pixels.write(shrunk, width, height, to));
    return withoutOverlaps(candidates(outputs, width)).stream()
        .map(face -> face.times(1 / scale))
        .toList();
  }

  @Override
  public void close() {
    network.close();
  }

  private static List<String> outputs() {
    return STRIDES.stream()
        .flatMap(s -> List.of("cls_" + s, "obj_" + s, "bbox_" + s, "kps_" + s).stream())
        .toList();
  }

  private static int scaled(int side, double scale) {
    return Math.max(1, (int) Math.round(side * scale));
  }

  private int padded(int side) {
    int multiple = (side + LARGEST_STRIDE - 1) / LARGEST_STRIDE * LARGEST_STRIDE;
    return spec.fixedSize() ? spec.longSide() : multiple;
  }

  private List<Detection> candidates(List<float[]> outputs, int width) {
    List<Detection> found = new ArrayList<>();
    for (int i = 0; i < STRIDES.size(); i++) {
      Level level = new Level(outputs.subList(4 * i, 4 * i + 4), STRIDES.get(i), width);
      for (int cell = 0; cell < level.cells(); cell++) {
        if (level.score(cell) >= spec.scoreThreshold() && level.isFinite(cell)) {
          found.add(level.detection(cell));
        }
      }
    }
    return found;
  }

  /** Non-maximum suppression: of two that overlap too much, the weaker goes. */
  private List<Detection> withoutOverlaps(List<Detection> candidates) {
    List<Detection> kept = new ArrayList<>();
    candidates.sort(Comparator.comparingDouble(Detection::score).reversed());
    for (Detection candidate : candidates) {
      if (kept.stream()
          .allMatch(face -> face.box().overlap(candidate.box()) <= spec.overlapThreshold())) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  /** The four outputs of one stride, cell by cell in rows of {@code width / stride}. */
  private record Level(List<float[]> outputs, int stride, int width) {

    int cells() {
      return outputs.get(0).length;
    }

    double score(int cell) {
      return Math.sqrt(unit(outputs.get(0)[cell]) * unit(outputs.get(1)[cell]));
    }

    boolean isFinite(int cell) {
      double sum = box(cell, 0) + box(cell, 1) + Math.exp(box(cell, 2)) + Math.exp(box(cell, 3));
      for (int k = 0; k < 10; k++) {
        sum += outputs.get(3)[10 * cell + k];
      }
      return Double.isFinite(sum);
    }

    Detection detection(int cell) {
      double boxWidth = Math.exp(box(cell, 2)) * stride;
      double boxHeight = Math.exp(box(cell, 3)) * stride;
      double centreX = (column(cell) + box(cell, 0)) * stride;
      double centreY = (row(cell) + box(cell, 1)) * stride;
      Box box = new Box(centreX - boxWidth / 2, centreY - boxHeight / 2, boxWidth, boxHeight);
      return new Detection(box, landmarks(cell), score(cell));
    }

    private Landmarks landmarks(int cell) {
      float[] points = outputs.get(3);
      List<Point> five = new ArrayList<>();
      for (int k = 10 * cell; k < 10 * cell + 10; k += 2) {
        five.add(
            new Point((column(cell) + points[k]) * stride, (row(cell) + points[k + 1]) * stride));
      }
      return Landmarks.of(five);
    }

    private float box(int cell, int k) {
      return outputs.get(2)[4 * cell + k];
    }

    private int column(int cell) {
      return cell % (width / stride);
    }

    private int row(int cell) {
      return cell / (width / stride);
    }

    private static double unit(double value) {
      return Math.clamp(value, 0.0, 1.0);
    }
  }
}
