package org.vultus.vision;

import java.util.List;
import org.vultus.quality.QualityReport;

/**
 * All faces that were found in a photo.
 *
 * @param width of the upright photo in pixels
 * @param height of the upright photo in pixels
 * @param faces the largest first; none at all if none was found
 */
public record FacesFound(int width, int height, List<Found> faces) implements Survey {

  /** Takes a copy of the list. */
  public FacesFound {
    faces = List.copyOf(faces);
  }

  /**
   * One face, in pixels of the upright photo; the box ends at the photo's edges.
   *
   * @param quality how fit it is for recognition
   */
  public record Found(Detection face, QualityReport quality) {}
}
