package org.vultus.image;

import java.util.Optional;
import org.vultus.image.container.EncodedFrame;

/**
 * Turns one encoded picture into pixels. Bytes and plain numbers go in and a raster comes out, so
 * that it makes no difference where the work is done.
 */
interface PixelDecoder {

  /**
   * The pixels as they are stored, neither turned nor painted on a canvas, but of a HEIF as it
   * says; alpha flattened onto white.
   *
   * @param reduction 1, 2, 4 or 8: the raster has this part of the width and of the height, rounded
   *     down but to at least 1, or rounded up for a JPEG
   * @return empty if the picture is damaged
   * @throws NoDecoderException if this machine has no decoder for the format
   */
  Optional<Raster> decode(EncodedFrame frame, int reduction);
}
