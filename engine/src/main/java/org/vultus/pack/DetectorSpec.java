package org.vultus.pack;

/**
 * A face detector with YuNet's outputs ({@code cls_}, {@code obj_}, {@code bbox_} and {@code kps_}
 * at strides 8, 16 and 32).
 *
 * @param file name of the ONNX file
 * @param input how pixels enter
 * @param longSide images are shrunk, never enlarged, to this long side in pixels; a multiple of 32
 * @param fixedSize the network takes only {@code longSide} × {@code longSide}: every image is
 *     padded to it
 * @param scoreThreshold detections below are dropped, 0 to 1
 * @param overlapThreshold of two detections that overlap more (intersection over union), the weaker
 *     is dropped, 0 to 1
 */
public record DetectorSpec(
    String file,
    InputSpec input,
    int longSide,
    boolean fixedSize,
    double scoreThreshold,
    double overlapThreshold) {

  /** Rejects sizes and thresholds out of range. */
  public DetectorSpec {
    if (longSide < 32 || longSide > 4096 || longSide % 32 != 0) {
      throw new IllegalArgumentException(
          "'longSide' is a multiple of 32 up to 4096, not " + longSide);
    }
    checkRatio("scoreThreshold", scoreThreshold);
    checkRatio("overlapThreshold", overlapThreshold);
  }

  private static void checkRatio(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException("'" + name + "' lies between 0 and 1, not " + value);
    }
  }
}
