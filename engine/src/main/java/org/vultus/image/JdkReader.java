package org.vultus.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.vultus.image.container.EncodedFrame;

/** One of the JDK's image readers with a frame to read. */
record JdkReader(ImageReader reader, EncodedFrame frame) {

  /** What is done with a reader. */
  interface Reading<T> {
    Optional<T> read(ImageReader reader) throws IOException;
  }

  static JdkReader of(EncodedFrame frame) {
    String format = frame.format().name().toLowerCase(Locale.ROOT);
    return new JdkReader(ImageIO.getImageReadersByFormatName(format).next(), frame);
  }

  /** Reads, once; empty where the reader finds the frame damaged. */
  <T> Optional<T> read(Reading<T> reading) {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(frame.bytes().bytes()))) {
      reader.setInput(stream, true, true);
      return reading.read(reader);
    } catch (IOException | RuntimeException e) {
      // Damaged files end in either; the file is to blame.
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }
}
