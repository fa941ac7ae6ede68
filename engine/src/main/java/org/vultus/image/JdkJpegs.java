package org.vultus.image;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.vultus.image.container.EncodedFrame;

/** What the JDK's decoder knows of a JPEG and OpenCV's does not tell. */
final class JdkJpegs {

  private JdkJpegs() {}

  /** The words of libjpeg for data that do not suffice. */
  private static final String DATA_ENDED = "premature end";

  /**
   * Whether the data suffice for all pixels. Decoders fill up with gray what is missing; this one
   * says so.
   */
  static boolean isWhole(EncodedFrame frame) {
    return JdkReader.of(frame)
        .read(reader -> Optional.of(readsToTheEnd(reader, frame)))
        .orElse(false);
  }

  /** All rows are decoded to get at the last pixel. */
  private static boolean readsToTheEnd(ImageReader reader, EncodedFrame frame) throws IOException {
    AtomicBoolean whole = new AtomicBoolean(true);
    reader.addIIOReadWarningListener(
        (source, warning) ->
            whole.compareAndSet(true, !warning.toLowerCase(Locale.ROOT).contains(DATA_ENDED)));
    ImageReadParam lastPixel = reader.getDefaultReadParam();
    lastPixel.setSourceRegion(new Rectangle(frame.width() - 1, frame.height() - 1, 1, 1));
    reader.readRaster(0, lastPixel);
    return whole.get();
  }

  /**
   * The pixels of four channels that are amounts of ink: cyan, magenta, yellow and black. OpenCV
   * takes any such file for an inverted one, as Adobe's are.
   */
  static Optional<Raster> decodeInks(EncodedFrame frame) {
    return JdkReader.of(frame)
        .read(reader -> Optional.of(Samples.of(reader.readRaster(0, null), true, false).bgr()));
  }
}
