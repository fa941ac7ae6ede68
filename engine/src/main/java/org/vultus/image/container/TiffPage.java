package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.util.Arrays;
import java.util.Optional;
import org.vultus.image.container.Directory.Values;

/**
 * One picture of a TIFF: every value, strip and tile has to lie within the file, and what a decoder
 * sets memory aside for is added up.
 */
final class TiffPage {

  private static final int REDUCED = 1;
  private static final int MASK = 4;
  private static final int SEPARATE_PLANES = 2;
  private static final int ORIENTATION = 274;

  private final byte[] file;
  private final Directory directory;
  private final int width;
  private final int height;
  private int scans = 1;

  private TiffPage(byte[] file, Directory directory, int width, int height) {
    this.file = file;
    this.directory = directory;
    this.width = width;
    this.height = height;
  }

  /** The picture of a directory, if it has one. */
  static Optional<TiffPage> of(byte[] file, Directory directory) {
    long width = directory.values(TiffTag.WIDTH).firstOr(0);
    long height = directory.values(TiffTag.HEIGHT).firstOr(0);
    boolean possible = isSide(width) && isSide(height);
    return possible
        ? Optional.of(new TiffPage(file, directory, (int) width, (int) height))
        : Optional.empty();
  }

  private static boolean isSide(long pixels) {
    return pixels > 0 && pixels <= Integer.MAX_VALUE / 2;
  }

  /** Whether this one is rather the photo: no smaller copy of another, and larger. */
  boolean isBetterThan(TiffPage other) {
    if (isCopy() != other.isCopy()) {
      return other.isCopy();
    }
    return (long) width * height > (long) other.width * other.height;
  }

  private boolean isCopy() {
    return (directory.values(TiffTag.NEW_SUBFILE_TYPE).firstOr(0) & (REDUCED | MASK)) != 0;
  }

  /** Goes through it; the orientation is that of the file where it has none of its own. */
  Walk walk(int orientation) throws NoImageException {
    require(directory.bytesOfValues() <= file.length);
    TiffForm form = TiffForm.read(directory);
    TiffUnits units = units(form);
    if (form.isJpeg()) {
      for (int i = 0; i < units.starts().length; i++) {
        walkJpeg(units.starts()[i], units.end(i), units.width(), units.height());
      }
    }
    Values oldJpeg = directory.values(TiffTag.OLD_JPEG);
    if (oldJpeg.count() > 0) {
      walkJpeg(oldJpeg.get(0), file.length, width, height);
    }
    Extract extract = TiffExtract.of(file, directory, units);
    EncodedFrame frame = new EncodedFrame(ImageFormat.TIFF, extract, width, height, form.traits());
    // In floating point, because what a file says may be beyond whole numbers.
    double pixels = frame.pixels() + 2.0 * units.width() * units.height();
    long decoderBytes = (long) (pixels * form.bytesPerPixel());
    boolean own = directory.values(ORIENTATION).count() > 0;
    return new FirstImage(
        frame,
        FirstImage.bare(frame),
        own ? directory.orientation() : orientation,
        decoderBytes,
        scans);
  }

  private TiffUnits units(TiffForm form) throws NoImageException {
    boolean tiled = directory.values(TiffTag.TILE_WIDTH).count() > 0;
    long unitWidth = tiled ? directory.values(TiffTag.TILE_WIDTH).get(0) : width;
    long unitHeight =
        tiled
            ? directory.values(TiffTag.TILE_HEIGHT).firstOr(0)
            : Math.min(height, directory.values(TiffTag.ROWS_PER_STRIP).firstOr(height));
    require(isSide(unitWidth) && isSide(unitHeight));
    TiffUnits units =
        TiffUnits.read(directory, file.length, tiled, (int) unitWidth, (int) unitHeight);
    boolean separate = directory.values(TiffTag.PLANES).firstOr(1) == SEPARATE_PLANES;
    long needed =
        Math.ceilDiv(width, unitWidth)
            * Math.ceilDiv(height, unitHeight)
            * (separate ? form.channels() : 1);
    // A file of an old JPEG may name it instead.
    boolean named = directory.values(TiffTag.OLD_JPEG).count() > 0;
    require(named || units.starts().length >= needed);
    return units;
  }

  /** A JPEG within must not be larger than its place in the picture. */
  private void walkJpeg(long start, long end, long mostWidth, long mostHeight)
      throws NoImageException {
    require(start <= end);
    byte[] jpeg = Arrays.copyOfRange(file, (int) start, (int) end);
    if (new JpegWalk(jpeg).walk() instanceof FirstImage image) {
      require(image.frame().width() <= mostWidth && image.frame().height() <= mostHeight);
      scans = Math.max(scans, image.scans());
    }
  }
}
