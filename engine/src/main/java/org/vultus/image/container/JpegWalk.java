package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vultus.image.container.EncodedFrame.Trait;

/**
 * From marker to marker through a JPEG (ITU-T T.81, annex B). What cameras add before, between and
 * after the segments of the first image is left out: metadata, thumbnails, profiles, further
 * images, video.
 */
final class JpegWalk {

  private static final byte[] END = {(byte) 0xff, (byte) JpegMarker.EOI};
  private static final int SHORTEST_ADOBE_SEGMENT = 16;

  private final byte[] file;
  private final Bytes bytes;
  private final Extract.Builder pieces;
  private @Nullable JpegFrame frame;
  private @Nullable JpegProgress progress;
  private int orientation = 1;
  private boolean orientationSeen;
  private boolean adobe;

  JpegWalk(byte[] file) {
    this.file = file;
    this.bytes = Bytes.of(file, ByteOrder.BIG_ENDIAN);
    this.pieces = new Extract.Builder(file);
  }

  Walk walk() throws NoImageException {
    pieces.keep(0, 2);
    boolean ended = walkSegments();
    JpegFrame seen = frame;
    JpegProgress scanned = progress;
    if (seen == null || scanned == null) {
      throw NoImageException.damaged();
    }
    require(scanned.scans() > 0 && (ended || scanned.isComplete()));
    Set<Trait> traits = traits(seen, ended);
    Extract extract = pieces.add(END).build();
    EncodedFrame encoded =
        new EncodedFrame(ImageFormat.JPEG, extract, seen.width(), seen.height(), traits);
    return new FirstImage(
        encoded,
        FirstImage.bare(encoded),
        orientation,
        decoderBytes(encoded, seen, scanned),
        scanned.scans());
  }

  private static long decoderBytes(EncodedFrame encoded, JpegFrame seen, JpegProgress scanned) {
    long pixels = encoded.pixels() * (encoded.traits().contains(Trait.INKS) ? 4 : 3);
    return scanned.keepsCoefficients() ? pixels + seen.coefficientBytes() : pixels;
  }

  private Set<Trait> traits(JpegFrame seen, boolean ended) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (seen.channels() == 4 && !adobe) {
      traits.add(Trait.INKS);
    }
    if (!ended) {
      traits.add(Trait.ENDLESS);
    }
    return traits;
  }

  /** Whether the last marker is there. Where the data stops making sense, the image ends too. */
  private boolean walkSegments() throws NoImageException {
    int at = MarkerSearch.next(file, 2);
    while (at < file.length) {
      int marker = bytes.u8(at + 1);
      if (marker == JpegMarker.EOI) {
        return true;
      }
      long end = end(at);
      if (inScans() && (end > file.length || !JpegMarker.mayFollowScan(marker))) {
        return false;
      }
      require(end <= file.length && end >= at + 4);
      take(at, marker, (int) end);
      at = MarkerSearch.next(file, (int) end);
      if (marker == JpegMarker.SOS) {
        pieces.keep((int) end, at);
      }
    }
    return false;
  }

  private boolean inScans() {
    return progress != null && progress.scans() > 0;
  }

  /** Where a segment says that it ends; beyond the file if it does not even say so. */
  private long end(int at) {
    return at + 4 > file.length ? Long.MAX_VALUE : at + 2L + bytes.u16(at + 2);
  }

  private void take(int at, int marker, int end) throws NoImageException {
    require(JpegMarker.isKnown(marker));
    if (JpegMarker.isFrame(marker)) {
      takeFrame(at, marker, end);
    } else if (marker == JpegMarker.SOS) {
      takeScan(at, end);
    } else if (JpegMarker.matters(marker)) {
      takeMatter(at, marker, end);
    } else if (marker == JpegMarker.APP1 && !orientationSeen && bytes.has(at + 4L, "Exif\0\0")) {
      orientationSeen = true;
      orientation = Directory.exifOrientation(bytes.part(at + 4L, end - at - 4L));
    }
  }

  private void takeMatter(int at, int marker, int end) throws NoImageException {
    adobe |=
        marker == JpegMarker.APP14
            && end - at >= SHORTEST_ADOBE_SEGMENT
            && bytes.has(at + 4L, "Adobe");
    pieces.keep(at, end);
  }

  private void takeScan(int at, int end) throws NoImageException {
    JpegProgress seen = progress;
    if (seen == null) {
      throw NoImageException.damaged();
    }
    seen.add(bytes, at);
    pieces.keep(at, end);
  }

  private void takeFrame(int at, int marker, int end) throws NoImageException {
    require(frame == null);
    JpegFrame read = JpegFrame.read(bytes, at, marker);
    if (read.height() > 0) {
      pieces.keep(at, end);
    } else {
      int lines = linesAfterScan(end);
      read = read.ofHeight(lines);
      pieces.keep(at, at + 5);
      pieces.add(new byte[] {(byte) (lines >> 8), (byte) lines});
      pieces.keep(at + 7, end);
    }
    frame = read;
    progress = new JpegProgress(read);
  }

  /** The height that a scanner tells only after the first scan (ITU-T T.81, B.2.5). */
  private int linesAfterScan(int from) throws NoImageException {
    int at = MarkerSearch.next(file, from);
    while (bytes.u8(at + 1L) != JpegMarker.SOS) {
      at = MarkerSearch.next(file, (int) Math.min(file.length, end(at)));
    }
    int after = MarkerSearch.next(file, (int) Math.min(file.length, end(at)));
    require(bytes.u8(after + 1L) == JpegMarker.DNL && bytes.u16(after + 4L) > 0);
    return bytes.u16(after + 4L);
  }
}
