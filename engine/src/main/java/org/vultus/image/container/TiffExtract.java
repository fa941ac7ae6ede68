package org.vultus.image.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.vultus.image.container.Directory.Values;

/**
 * Gives a decoder one page of a TIFF: all parts stay at their places, and a directory of our own,
 * behind them, names those that make its pixels and nothing else. A BigTIFF becomes a plain one.
 */
final class TiffExtract {

  private static final int HEADER = 8;
  private static final int ENTRY = 12;
  private static final int LONG = 4;
  private static final int BYTES_OF_LONG = 4;

  private final ByteOrder order;
  private final List<Entry> entries = new ArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared with another
  private record Entry(int tag, int type, long count, byte[] values) {}

  private TiffExtract(ByteOrder order) {
    this.order = order;
  }

  static Extract of(byte[] file, Directory page, TiffUnits units) throws NoImageException {
    TiffExtract extract = new TiffExtract(page.order());
    for (int tag : TiffTag.OF_PIXELS) {
      extract.add(tag, page, units);
    }
    int gap = file.length % 2;
    return new Extract.Builder(file)
        .add(extract.header(file.length + gap))
        .keep(HEADER, file.length)
        .add(new byte[gap])
        .add(extract.directory(file.length + gap))
        .build();
  }

  private void add(int tag, Directory page, TiffUnits units) {
    switch (tag) {
      case TiffTag.STRIP_OFFSETS -> addLongs(tag, units.tiled() ? new long[0] : units.starts());
      case TiffTag.STRIP_BYTES -> addLongs(tag, units.tiled() ? new long[0] : units.lengths());
      case TiffTag.TILE_OFFSETS -> addLongs(tag, units.tiled() ? units.starts() : new long[0]);
      case TiffTag.TILE_BYTES -> addLongs(tag, units.tiled() ? units.lengths() : new long[0]);
      case TiffTag.ROWS_PER_STRIP ->
          addLongs(tag, units.tiled() ? new long[0] : new long[] {units.height()});
      default -> addValues(tag, page.values(tag));
    }
  }

  private void addValues(int tag, Values values) {
    if (values.isLong8()) {
      addLongs(tag, values.all());
    } else if (values.count() > 0) {
      entries.add(new Entry(tag, values.type(), values.count(), values.bytes()));
    }
  }

  private void addLongs(int tag, long[] values) {
    if (values.length > 0) {
      ByteBuffer bytes = ByteBuffer.allocate(BYTES_OF_LONG * values.length).order(order);
      for (long value : values) {
        bytes.putInt((int) value);
      }
      entries.add(new Entry(tag, LONG, values.length, bytes.array()));
    }
  }

  private byte[] header(int place) {
    String mark = order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM";
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(order);
    header.put((byte) mark.charAt(0)).put((byte) mark.charAt(1)).putShort((short) 42);
    return header.putInt(place).array();
  }

  /** Values of more than 4 bytes lie behind the entries. */
  private byte[] directory(int place) {
    int length = 2 + ENTRY * entries.size() + BYTES_OF_LONG;
    int values = entries.stream().mapToInt(entry -> 2 + entry.values.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(length + values).order(order);
    bytes.putShort((short) entries.size());
    int behind = length;
    for (Entry entry : entries) {
      bytes.putShort((short) entry.tag).putShort((short) entry.type).putInt((int) entry.count);
      int next = bytes.position() + BYTES_OF_LONG;
      if (entry.values.length <= BYTES_OF_LONG) {
        bytes.put(entry.values);
      } else {
        bytes.putInt(place + behind);
        bytes.position(behind).put(entry.values);
        behind += entry.values.length + entry.values.length % 2;
      }
      bytes.position(next);
    }
    return bytes.array();
  }
}
