package org.vultus.image.container;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a decoder gets to see of a file: pieces of it, and a few bytes of our own between them. The
 * pieces are not copied before a decoder asks for them.
 */
public final class Extract {

  /** More than any real file has; each costs memory. */
  private static final int MOST_PIECES = 20_000;

  private final List<Piece> pieces;
  private final int length;

  /** Takes the pieces one by one. */
  @FunctionalInterface
  public interface Sink {
    /** Takes {@code length} bytes of {@code from}, which are not to be changed. */
    void take(byte[] from, int start, int length);
  }

  private static final class Piece {

    final byte[] from;
    final int start;
    final int length;

    Piece(byte[] from, int start, int length) {
      this.from = from;
      this.start = start;
      this.length = length;
    }
  }

  private Extract(List<Piece> pieces) {
    this.pieces = pieces;
    this.length = pieces.stream().mapToInt(piece -> piece.length).reduce(0, Math::addExact);
  }

  /** Bytes in all. */
  public int length() {
    return length;
  }

  /** Hands all pieces over, in their order. */
  public void to(Sink sink) {
    for (Piece piece : pieces) {
      sink.take(piece.from, piece.start, piece.length);
    }
  }

  /** Writes all pieces, in their order. */
  public void writeTo(OutputStream to) throws IOException {
    for (Piece piece : pieces) {
      to.write(piece.from, piece.start, piece.length);
    }
  }

  /** All pieces in one array, which may be the file itself: not to be changed. */
  public byte[] bytes() {
    Piece first = pieces.getFirst();
    if (pieces.size() == 1 && first.length == first.from.length) {
      return first.from;
    }
    byte[] bytes = new byte[length];
    int at = 0;
    for (Piece piece : pieces) {
      System.arraycopy(piece.from, piece.start, bytes, at, piece.length);
      at += piece.length;
    }
    return bytes;
  }

  /** All of a file, which is not to be changed any more. */
  public static Extract of(byte[] file) {
    return new Extract(List.of(new Piece(file, 0, file.length)));
  }

  /** Collects pieces; neighbours in the file become one. */
  static final class Builder {

    private static final int NOTHING = -1;

    private final byte[] file;
    private final List<Piece> pieces = new ArrayList<>();

    /** Where the last piece ends if it is the file's. */
    private int keptTo = NOTHING;

    Builder(byte[] file) {
      this.file = file;
    }

    /** Adds the file's bytes from {@code start} to before {@code end}. */
    Builder keep(int start, int end) throws NoImageException {
      Objects.checkFromToIndex(start, end, file.length);
      int from = start;
      if (start == keptTo) {
        from = pieces.removeLast().start;
      }
      NoImageException.require(pieces.size() < MOST_PIECES);
      pieces.add(new Piece(file, from, end - from));
      keptTo = end;
      return this;
    }

    /** Adds bytes that are not the file's. */
    Builder add(byte[] bytes) {
      pieces.add(new Piece(bytes, 0, bytes.length));
      keptTo = NOTHING;
      return this;
    }

    Extract build() {
      return new Extract(List.copyOf(pieces));
    }
  }
}
