package org.vultus.vision;

import org.vultus.embedding.Embedding;
import org.vultus.image.Raster;
import org.vultus.quality.QualityReport;

/**
 * The face that counts in a photo.
 *
 * @param face where it is, in pixels of the upright photo at full size
 * @param template its embedding
 * @param quality how fit it is for recognition
 * @param photo the upright pixels that the template was made from
 */
public record AnalysedFace(Detection face, Embedding template, QualityReport quality, Raster photo)
    implements Analysis {}
