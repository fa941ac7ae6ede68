package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.vultus.geometry.Box;
import org.vultus.quality.QualityReport;
import org.vultus.vision.Detection;

/**
 * A face, in pixels of the upright photo.
 *
 * @param landmarks left eye, right eye, nose, left and right mouth corner as seen in the image
 */
@JsonPropertyOrder({"box", "landmarks", "quality"})
record Face(Box box, List<List<Double>> landmarks, Quality quality) {

  static Face of(Detection face, QualityReport quality) {
    List<List<Double>> points =
        face.landmarks().points().stream().map(p -> List.of(p.x(), p.y())).toList();
    return new Face(face.box(), points, Quality.of(quality));
  }
}
