package org.vultus.image;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.vultus.image.container.EncodedFrame;
import org.vultus.image.container.ImageFormat;

/** One of the image readers in Java with a frame to read. */
record JdkReader(ImageReader reader, EncodedFrame frame) {

  /** What is done with a reader. */
  interface Reading<T> {
    Optional<T> read(ImageReader reader) throws IOException;
  }

  static JdkReader of(EncodedFrame frame) {
    try {
      return new JdkReader(reader(frame.format()), frame);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By its class: which of several readers of a format a look-up gives is chance. */
  private static ImageReader reader(ImageFormat format) throws IOException {
    return switch (format) {
      case TIFF -> new TIFFImageReaderSpi().createReaderInstance();
      case JPEG_2000 -> new J2KImageReaderSpi().createReaderInstance();
      default -> ofTheJdk(format.name().toLowerCase(Locale.ROOT));
    };
  }

  private static ImageReader ofTheJdk(String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    ImageReader reader = readers.next();
    while (reader.getClass().getModule() != ImageIO.class.getModule()) {
      reader = readers.next();
    }
    return reader;
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
