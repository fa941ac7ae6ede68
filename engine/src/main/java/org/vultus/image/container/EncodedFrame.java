package org.vultus.image.container;

import java.util.Set;

/**
 * One picture, still encoded: all that a decoder is told. Plain values, so that it may run
 * elsewhere.
 *
 * @param bytes a file of that format that holds this picture and nothing else
 * @param width in pixels, as the decoder must find it
 * @param height in pixels, as the decoder must find it
 * @param traits what the decoder has to care for
 */
public record EncodedFrame(
    ImageFormat format, Extract bytes, int width, int height, Set<Trait> traits) {

  /** What is unusual about a picture. */
  public enum Trait {
    /** A JPEG whose four channels are amounts of ink, not their complements as Adobe has them. */
    INKS,
    /** A JPEG without its last marker: nothing but its decoder can tell whether it is whole. */
    ENDLESS,
    /** A TIFF of floating point, whose numbers alone tell how bright it is. */
    FLOATS,
    /** A TIFF whose colours are darkened by their alpha already. */
    PREMULTIPLIED
  }

  EncodedFrame(ImageFormat format, Extract bytes, int width, int height) {
    this(format, bytes, width, height, Set.of());
  }

  /** All its pixels. */
  public long pixels() {
    return (long) width * height;
  }
}
