package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.nio.ByteOrder;
import org.vultus.image.container.FirstImage.Canvas;

/** From block to block through a GIF (GIF89a specification), up to the end of its first frame. */
final class GifWalk {

  private static final int HEADER = 13;
  private static final int DESCRIPTOR = 10;
  private static final int EXTENSION = 0x21;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int IMAGE = 0x2c;
  private static final byte[] TRAILER = {0x3b};

  private final Bytes bytes;
  private final Extract.Builder pieces;

  GifWalk(byte[] file) {
    this.bytes = Bytes.of(file, ByteOrder.LITTLE_ENDIAN);
    this.pieces = new Extract.Builder(file);
  }

  Walk walk() throws NoImageException {
    int at = HEADER + colours(HEADER - 3);
    pieces.keep(0, at);
    int control = 0;
    while (bytes.u8(at) == EXTENSION) {
      control = bytes.u8(at + 1L) == GRAPHIC_CONTROL ? at : control;
      at = afterBlocks(at + 2);
    }
    require(bytes.u8(at) == IMAGE);
    if (control > 0) {
      pieces.keep(control, afterBlocks(control + 2));
    }
    int data = at + DESCRIPTOR + colours(at + DESCRIPTOR - 1);
    pieces.keep(at, afterBlocks(data + 1)).add(TRAILER);
    return image(at);
  }

  private Walk image(int at) throws NoImageException {
    EncodedFrame frame =
        new EncodedFrame(ImageFormat.GIF, pieces.build(), bytes.u16(at + 5L), bytes.u16(at + 7L));
    require(frame.width() > 0 && frame.height() > 0);
    Canvas canvas = new Canvas(bytes.u16(6), bytes.u16(8), bytes.u16(at + 1L), bytes.u16(at + 3L));
    require(canvas.left() + frame.width() <= canvas.width());
    require(canvas.top() + frame.height() <= canvas.height());
    return new FirstImage(frame, canvas, 1, frame.pixels(), 1);
  }

  /** Bytes of the table of colours that the flags at that place tell of. */
  private int colours(int flagsAt) {
    int flags = bytes.u8(flagsAt);
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  /** The place after blocks of data, the last of which is empty. */
  private int afterBlocks(int from) {
    int at = from;
    while (bytes.u8(at) != 0) {
      at += 1 + bytes.u8(at);
    }
    return at + 1;
  }
}
