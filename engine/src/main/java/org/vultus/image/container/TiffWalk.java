package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.vultus.image.container.Directory.Values;

/**
 * Reads the first directory of a TIFF (TIFF 6.0): every value, strip and tile has to lie within the
 * file, and what a decoder sets memory aside for is added up. The decoder gets the file whole,
 * because its parts refer to each other by their places.
 */
final class TiffWalk {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int STRIP_OFFSETS = 273;
  private static final int CHANNELS = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int OLD_JPEG = 513;

  private static final int COMPRESSED_AS_JPEG = 7;

  private final byte[] file;
  private final Directory directory;
  private final int width;
  private final int height;
  private int scans = 1;

  TiffWalk(byte[] file) throws NoImageException {
    this.file = file;
    this.directory =
        Directory.first(Bytes.of(file, ByteOrder.BIG_ENDIAN))
            .orElseThrow(NoImageException::damaged);
    this.width = size(WIDTH);
    this.height = size(HEIGHT);
  }

  Walk walk() throws NoImageException {
    require(directory.bytesOfValues() <= file.length);
    boolean tiled = directory.values(TILE_WIDTH).count() > 0;
    long unitWidth = tiled ? size(TILE_WIDTH) : width;
    long unitHeight = tiled ? size(TILE_HEIGHT) : rowsPerStrip();
    Values starts = directory.values(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
    Values lengths = directory.values(tiled ? TILE_BYTES : STRIP_BYTES);
    walkUnits(starts, lengths, unitWidth, unitHeight);
    Values oldJpeg = directory.values(OLD_JPEG);
    if (oldJpeg.count() > 0) {
      walkJpeg(oldJpeg.get(0), file.length, width, height);
    }
    EncodedFrame frame = new EncodedFrame(ImageFormat.TIFF, Extract.whole(file), width, height);
    // In floating point, because what a file says may be beyond whole numbers.
    double pixels = frame.pixels() + 2.0 * unitWidth * unitHeight;
    long decoderBytes = (long) (pixels * bytesPerPixel());
    return new FirstImage(
        frame, FirstImage.bare(frame), directory.orientation(), decoderBytes, scans);
  }

  private int size(int tag) throws NoImageException {
    long size = directory.values(tag).firstOr(0);
    require(size > 0 && size <= Integer.MAX_VALUE / 2);
    return (int) size;
  }

  private long rowsPerStrip() throws NoImageException {
    long rows = directory.values(ROWS_PER_STRIP).firstOr(height);
    require(rows > 0);
    return Math.min(rows, height);
  }

  private void walkUnits(Values starts, Values lengths, long unitWidth, long unitHeight)
      throws NoImageException {
    boolean jpeg = directory.values(COMPRESSION).firstOr(1) == COMPRESSED_AS_JPEG;
    long sum = 0;
    for (long i = 0; i < Math.min(starts.count(), lengths.count()); i++) {
      long end = starts.get(i) + lengths.get(i);
      sum += lengths.get(i);
      require(end <= file.length && sum <= file.length);
      if (jpeg) {
        walkJpeg(starts.get(i), end, unitWidth, unitHeight);
      }
    }
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

  private long bytesPerPixel() {
    Values bits = directory.values(BITS);
    long most = 1;
    for (long i = 0; i < bits.count(); i++) {
      most = Math.max(most, bits.get(i));
    }
    return Math.ceilDiv(most, 8) * Math.max(directory.values(CHANNELS).firstOr(1), bits.count());
  }
}
