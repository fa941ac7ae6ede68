package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import org.vultus.image.container.Directory.Values;

/**
 * The strips or tiles of a TIFF's page, all of them within the file.
 *
 * @param width of one, in pixels
 * @param height of one, in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared with another
record TiffUnits(boolean tiled, int width, int height, long[] starts, long[] lengths) {

  static TiffUnits read(Directory directory, int fileLength, boolean tiled, int width, int height)
      throws NoImageException {
    Values starts = directory.values(tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS);
    Values counts = directory.values(tiled ? TiffTag.TILE_BYTES : TiffTag.STRIP_BYTES);
    boolean toTheEnd = counts.count() == 0 && starts.count() == 1;
    long[] lengths = toTheEnd ? new long[] {fileLength - starts.get(0)} : counts.all();
    TiffUnits units = new TiffUnits(tiled, width, height, starts.all(), lengths);
    require(units.starts.length == lengths.length);
    long sum = 0;
    for (int i = 0; i < lengths.length; i++) {
      sum += lengths[i];
      require(lengths[i] >= 0 && units.end(i) <= fileLength && sum <= fileLength);
    }
    return units;
  }

  /** The place behind one. */
  long end(int index) {
    return starts[index] + lengths[index];
  }
}
