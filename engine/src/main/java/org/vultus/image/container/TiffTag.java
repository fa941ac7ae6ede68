package org.vultus.image.container;

/** Numbers of the tags that make pixels (TIFF 6.0 and its technical notes 1 and 2). */
final class TiffTag {

  static final int NEW_SUBFILE_TYPE = 254;
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS = 258;
  static final int COMPRESSION = 259;
  static final int COLOURS = 262;
  static final int STRIP_OFFSETS = 273;
  static final int CHANNELS = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTES = 279;
  static final int PLANES = 284;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTES = 325;
  static final int EXTRA_CHANNELS = 338;
  static final int SAMPLE_FORMAT = 339;
  static final int OLD_JPEG = 513;
  static final int DNG_VERSION = 50706;

  /**
   * What a decoder is told, in the order of the numbers: no orientation, no colour profile, which
   * may be of other channels, and no text.
   */
  static final int[] OF_PIXELS = {
    WIDTH,
    HEIGHT,
    BITS,
    COMPRESSION,
    COLOURS,
    266,
    STRIP_OFFSETS,
    CHANNELS,
    ROWS_PER_STRIP,
    STRIP_BYTES,
    PLANES,
    292,
    293,
    317,
    320,
    TILE_WIDTH,
    TILE_HEIGHT,
    TILE_OFFSETS,
    TILE_BYTES,
    332,
    334,
    EXTRA_CHANNELS,
    SAMPLE_FORMAT,
    347,
    512,
    OLD_JPEG,
    514,
    515,
    517,
    518,
    519,
    520,
    521,
    529,
    530,
    532
  };

  private TiffTag() {}
}
