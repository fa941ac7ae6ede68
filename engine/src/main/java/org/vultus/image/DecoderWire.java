package org.vultus.image;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vultus.image.container.EncodedFrame;
import org.vultus.image.container.EncodedFrame.Trait;
import org.vultus.image.container.Extract;
import org.vultus.image.container.ImageFormat;

/**
 * What goes between this process and one that decodes for it, both of the same build: names, whole
 * numbers, and the bytes that they announce.
 */
final class DecoderWire {

  private static final String SEPARATOR = ",";
  private static final int DAMAGED = -1;
  private static final int FAILED = -2;
  private static final int NO_DECODER = -3;

  private DecoderWire() {}

  /** A picture to decode at 1/{@code reduction} of its size. */
  record Order(EncodedFrame frame, int reduction) {}

  static void send(Order order, DataOutputStream to) throws IOException {
    EncodedFrame frame = order.frame();
    to.writeUTF(frame.format().name());
    to.writeInt(frame.width());
    to.writeInt(frame.height());
    to.writeUTF(frame.traits().stream().map(Trait::name).collect(Collectors.joining(SEPARATOR)));
    to.writeInt(order.reduction());
    to.writeInt(frame.bytes().length());
    frame.bytes().writeTo(to);
    to.flush();
  }

  /** The next order; empty where no more will come. */
  static Optional<Order> order(DataInputStream from) throws IOException {
    ImageFormat format;
    try {
      format = ImageFormat.valueOf(from.readUTF());
    } catch (EOFException e) {
      return Optional.empty();
    }
    int width = from.readInt();
    int height = from.readInt();
    Set<Trait> traits = traits(from.readUTF());
    int reduction = from.readInt();
    Extract bytes = Extract.of(from.readNBytes(from.readInt()));
    return Optional.of(
        new Order(new EncodedFrame(format, bytes, width, height, traits), reduction));
  }

  static void answer(Optional<Raster> pixels, DataOutputStream to) throws IOException {
    if (pixels.isEmpty()) {
      to.writeInt(DAMAGED);
    } else {
      Raster raster = pixels.get();
      to.writeInt(raster.width());
      to.writeInt(raster.height());
      to.write(raster.bgr());
    }
    to.flush();
  }

  static void answerFailure(DataOutputStream to) throws IOException {
    to.writeInt(FAILED);
    to.flush();
  }

  static void answerNoDecoder(DataOutputStream to) throws IOException {
    to.writeInt(NO_DECODER);
    to.flush();
  }

  /**
   * The pixels; empty if the picture is damaged.
   *
   * @throws NoDecoderException if this machine has no decoder for the format
   * @throws DecoderFailedException if the decoder failed over it, which leaves the other process
   *     ready for more
   * @throws IOException if the other process has ended
   */
  static Optional<Raster> pixels(DataInputStream from) throws IOException {
    int width = from.readInt();
    if (width == DAMAGED) {
      return Optional.empty();
    }
    if (width == NO_DECODER) {
      throw new NoDecoderException();
    }
    if (width < 0) {
      throw new DecoderFailedException();
    }
    int height = from.readInt();
    byte[] bgr = new byte[Math.multiplyExact(3 * width, height)];
    from.readFully(bgr);
    return Optional.of(new Raster(width, height, bgr));
  }

  private static Set<Trait> traits(String names) {
    return Stream.of(names.split(SEPARATOR, -1))
        .filter(name -> !name.isEmpty())
        .map(Trait::valueOf)
        .collect(Collectors.toSet());
  }
}
