package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.util.EnumSet;
import java.util.Set;
import org.vultus.image.container.Directory.Values;
import org.vultus.image.container.EncodedFrame.Trait;

/** How the pixels of a TIFF's page are stored; forms that no decoder here reads are named. */
record TiffForm(int compression, int bits, int channels, boolean isFloat, boolean premultiplied) {

  static final String RAW = "a camera's raw file";

  private static final int GRAY = 1;
  private static final int RGB = 2;
  private static final int PREMULTIPLIED = 1;
  private static final int JPEG = 7;
  private static final int UNSIGNED = 1;
  private static final int SIGNED = 2;
  private static final int FLOAT = 3;
  private static final int UNDEFINED = 4;

  static TiffForm read(Directory directory) throws NoImageException {
    int colours = (int) directory.values(TiffTag.COLOURS).firstOr(1);
    refuseColours(colours, directory);
    int compression = (int) directory.values(TiffTag.COMPRESSION).firstOr(1);
    refuseCompression(compression);
    Values bits = directory.values(TiffTag.BITS);
    int depth = (int) bits.firstOr(1);
    for (long i = 0; i < bits.count(); i++) {
      if (bits.get(i) != depth) {
        throw NoImageException.notRead("a TIFF whose channels have different depths");
      }
    }
    long channels = Math.max(directory.values(TiffTag.CHANNELS).firstOr(1), bits.count());
    require(channels > 0 && channels < 1000);
    boolean isFloat = isFloat((int) directory.values(TiffTag.SAMPLE_FORMAT).firstOr(UNSIGNED));
    refuseDepth(depth, isFloat);
    if (isFloat && colours != GRAY && colours != RGB) {
      throw NoImageException.notRead("a TIFF of unusual colours in floating point");
    }
    boolean premultiplied = directory.values(TiffTag.EXTRA_CHANNELS).firstOr(0) == PREMULTIPLIED;
    return new TiffForm(compression, depth, (int) channels, isFloat, premultiplied);
  }

  Set<Trait> traits() {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (isFloat) {
      traits.add(Trait.FLOATS);
    }
    if (premultiplied) {
      traits.add(Trait.PREMULTIPLIED);
    }
    return traits;
  }

  boolean isJpeg() {
    return compression == JPEG;
  }

  /** As a decoder gives them: half floats as floats. */
  int bytesPerPixel() {
    return channels * (isFloat ? 4 : Math.ceilDiv(bits, 8));
  }

  private static void refuseColours(int colours, Directory directory) throws NoImageException {
    boolean sensor = colours == 32803 || colours == 34892;
    if (sensor || directory.values(TiffTag.DNG_VERSION).count() > 0) {
      throw NoImageException.notRead(RAW);
    }
    if (colours == 32844 || colours == 32845) {
      throw NoImageException.notRead("a TIFF of logarithmic light (LogLuv)");
    }
    if (colours == 4 || colours > 8) {
      throw NoImageException.notRead("a TIFF of unusual colours (" + colours + ")");
    }
  }

  private static void refuseCompression(int compression) throws NoImageException {
    String name =
        switch (compression) {
          case 1, 2, 3, 4, 5, 6, JPEG, 8, 32946, 32771, 32773 -> null;
          case 9, 10, 34661 -> "JBIG";
          case 32766 -> "NeXT";
          case 32809 -> "ThunderScan";
          case 32908, 32909 -> "Pixar";
          case 33003, 33005, 34712 -> "JPEG 2000";
          case 34676, 34677 -> "SGI Log";
          case 34887 -> "LERC";
          case 34892 -> "lossy JPEG (DNG)";
          case 34925 -> "LZMA";
          case 50000, 34926 -> "ZSTD";
          case 50001, 34927 -> "WebP";
          case 50002, 52546 -> "JPEG XL";
          default -> "an unknown (" + compression + ")";
        };
    if (name != null) {
      throw NoImageException.notRead("a TIFF with " + name + " compression");
    }
  }

  private static boolean isFloat(int format) throws NoImageException {
    return switch (format) {
      case UNSIGNED, UNDEFINED -> false;
      case FLOAT -> true;
      case SIGNED -> throw NoImageException.notRead("a TIFF of signed numbers");
      default -> throw NoImageException.notRead("a TIFF of complex numbers");
    };
  }

  private static void refuseDepth(int bits, boolean isFloat) throws NoImageException {
    boolean read =
        isFloat
            ? bits == 16 || bits == 32
            : bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16 || bits == 32;
    if (!read) {
      throw NoImageException.notRead(
          "a TIFF of %d bits a channel%s".formatted(bits, isFloat ? " in floating point" : ""));
    }
  }
}
