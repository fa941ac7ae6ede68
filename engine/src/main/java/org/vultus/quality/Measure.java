package org.vultus.quality;

/**
 * What is measured of a face. Named after the components of ISO/IEC 29794-5:2025 where it measures
 * the same property; the algorithms are this project's own. {@code docs/quality.md} gives each
 * definition.
 */
public enum Measure {
  /** How sure the detector is that this is a face, 0 to 1. */
  DETECTION("detection", "detection score", "", 1, 0, 1),
  /** The area of the next largest face in percent of this one's. */
  SINGLE_FACE_PRESENT("singleFacePresent", "next face", "%", 0.1, 100, 0),
  /** From eye to eye in pixels of the photo at full size, made good for the yaw. */
  INTER_EYE_DISTANCE("interEyeDistance", "inter-eye distance", "px", 0.1, 0, 60),
  /** The face's height in percent of the picture's; in the report only. */
  HEAD_SIZE("headSize", "head size", "%", 0, 0, 25),
  /** From the landmark nearest to the picture's edge to that edge, in inter-eye distances. */
  MARGIN("margin", "margin around the face", "eye distances", 0.1, 0, 0.6),
  /** Degrees; positive is turned to the image's right. */
  HEAD_POSE_YAW("headPoseYaw", "yaw", "degrees", 0.1, 0, 1),
  /** Degrees; positive is turned down. */
  HEAD_POSE_PITCH("headPosePitch", "pitch", "degrees", 0.1, 0, 1),
  /** Degrees; positive is tilted clockwise in the image. */
  HEAD_POSE_ROLL("headPoseRoll", "roll", "degrees", 0.1, 0, 1),
  /** Standard deviation of the face's Laplacian by that of its luminance. */
  SHARPNESS("sharpness", "sharpness", "", 0.1, 0, 0.8),
  /** How much the luminance histograms of the face's two halves have in common, in percent. */
  ILLUMINATION_UNIFORMITY("illuminationUniformity", "even light", "%", 0.1, 0, 100),
  /** The part of the face that is too dark to show anything, in percent. */
  UNDER_EXPOSURE_PREVENTION("underExposurePrevention", "under-exposed part", "%", 0.1, 100, 0),
  /** The part of the face that is too bright to show anything, in percent. */
  OVER_EXPOSURE_PREVENTION("overExposurePrevention", "over-exposed part", "%", 0.1, 100, 0),
  /** Entropy of the face's luminance, 0 to 8. */
  DYNAMIC_RANGE("dynamicRange", "dynamic range", "bits", 0.1, 0, 8),
  /** How sure it is that both eyes can be seen, in percent. */
  EYES_VISIBLE("eyesVisible", "visibility of the eyes", "%", 0, 0, 100),
  /** How sure it is that the mouth can be seen, in percent. */
  MOUTH_OCCLUSION_PREVENTION("mouthOcclusionPrevention", "visibility of the mouth", "%", 0, 0, 100),
  /** Length of the embedder's raw output; only where the pack says what is usual. */
  EMBEDDING_MAGNITUDE("embeddingMagnitude", "embedding magnitude", "", 1, 0, 1);

  private final String word;
  private final String title;
  private final String unit;
  private final double weight;
  private final double worst;
  private final double best;

  /**
   * @param worst the raw value that scores 0; of angles, their squared cosine
   * @param best the raw value that scores 100; of angles, their squared cosine
   */
  Measure(String word, String title, String unit, double weight, double worst, double best) {
    this.word = word;
    this.title = title;
    this.unit = unit;
    this.weight = weight;
    this.worst = worst;
    this.best = best;
  }

  /** The name in the API. */
  public String word() {
    return word;
  }

  /** The unit of the raw value; empty for a plain number. */
  public String unit() {
    return unit;
  }

  /** The name in a sentence about the raw value. */
  String title() {
    return title;
  }

  /** The exponent of its score in the overall value. */
  double weight() {
    return weight;
  }

  /** This measure's component for a raw value; not for {@link #EMBEDDING_MAGNITUDE}. */
  Component of(double raw) {
    double value =
        switch (this) {
          case HEAD_POSE_YAW, HEAD_POSE_PITCH, HEAD_POSE_ROLL -> squaredCosine(raw);
          default -> raw;
        };
    return Component.of(this, raw, (value - worst) / (best - worst));
  }

  private static double squaredCosine(double degrees) {
    double cosine = Math.max(0, Math.cos(Math.toRadians(degrees)));
    return cosine * cosine;
  }
}
