package org.vultus.vision;

import org.vultus.embedding.Embedding;
import org.vultus.image.Raster;
import org.vultus.quality.QualityReport;

/**
 * The face that counts in a photo.
 *
 * @param face where it is, in pixels of the photo as it was sent, at full size and upright by its
 *     EXIF orientation; the box ends at the photo's edges
 * @param template its embedding
 * @param quality how fit it is for recognition
 * @param photo the pixels that the template was made from, turned so that the face stands upright
 */
public record AnalysedFace(Detection face, Embedding template, QualityReport quality, Raster photo)
    implements Analysis {}
