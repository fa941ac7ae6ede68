package org.vultus.vision;

import java.util.List;
import org.vultus.image.Raster;
import org.vultus.quality.QualityReport;

/**
 * Sees the intermediate results of one analysis. Each method is called by the analysing thread, at
 * most once; what is handed over already exists, nothing is computed for a trace.
 */
public interface Trace {

  /** A trace that looks away. */
  Trace NONE = new Trace() {};

  /** The stages of an analysis. */
  enum Stage {
    /** From file to upright pixels. */
    DECODE,
    /** From pixels to faces. */
    DETECT,
    /** From face to the landmarks of close-ups. */
    REFINE,
    /** From face to aligned crop. */
    ALIGN,
    /** From aligned crop to embedding. */
    EMBED,
    /** From all of these to how fit the face is. */
    ASSESS
  }

  /** A stage has ended after so many nanoseconds. */
  default void took(Stage stage, long nanos) {}

  /** All faces found, in pixels of the upright photo at full size. */
  default void found(List<Detection> faces) {}

  /** The aligned crop that the embedder sees. */
  default void aligned(Raster crop) {}

  /** How fit the face is for recognition. */
  default void assessed(QualityReport quality) {}
}
