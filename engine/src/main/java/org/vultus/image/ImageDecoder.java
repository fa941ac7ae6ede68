package org.vultus.image;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.vultus.image.container.EncodedFrame;
import org.vultus.image.container.EncodedFrame.Trait;
import org.vultus.image.container.FirstImage;
import org.vultus.image.container.FirstImage.Canvas;
import org.vultus.image.container.ImageFormat;
import org.vultus.image.container.OtherFormat;
import org.vultus.image.container.Walk;

/**
 * Decodes untrusted files: JPEG, PNG, WebP, BMP, GIF, TIFF, JPEG 2000, HEIC and AVIF, of each the
 * first image, on its canvas, all EXIF orientations applied, alpha flattened onto white. The file
 * is walked through and what decoding takes is held to a budget before a decoder sees a byte. Safe
 * for use by many threads.
 */
public final class ImageDecoder {

  /** Photos are reduced while their long side keeps at least so many pixels. */
  private static final int REDUCED_LONG_SIDE = 960;

  private static final int LARGEST_REDUCTION = 8;

  private final Budget budget;
  private final PixelDecoder pixels;

  /**
   * A decoder that refuses pictures of more than {@code maxPixels} pixels, and those that take more
   * than 12 bytes for each of so many pixels.
   */
  public ImageDecoder(long maxPixels) {
    this.budget = new Budget(maxPixels);
    this.pixels = DecoderProcesses.shared(maxPixels);
  }

  /**
   * Decodes a picture of its own.
   *
   * @throws IllegalStateException if that fails, so that no photo could be decoded
   */
  public void tryOut() {
    int side = 8;
    Photo photo = Photo.encode(new Raster(side, side, new byte[3 * side * side]));
    if (decode(photo) instanceof ImageProblem) {
      throw new IllegalStateException("The process that decodes photos does not work");
    }
  }

  /**
   * The picture in the file, or why there is none.
   *
   * @throws UncheckedIOException if the system starts no process to decode it
   */
  public Decoded decode(Photo photo) {
    Optional<ImageFormat> format = ImageFormat.of(photo.bytes());
    if (format.isEmpty()) {
      return OtherFormat.of(photo.bytes())
          .map(ImageProblem::otherFormat)
          .orElseGet(ImageProblem::unsupported);
    }
    try {
      return decode(Walk.through(format.get(), photo.bytes()));
    } catch (UncheckedIOException e) {
      // No photo is to blame where the system starts no more processes.
      throw e;
    } catch (NoDecoderException e) {
      return ImageProblem.noDecoder(format.get());
    } catch (RuntimeException | Error e) {
      // Readers meet hostile bytes: whatever they stumble over, it costs this photo and no other.
      return ImageProblem.failed();
    }
  }

  private Decoded decode(Walk walk) {
    return switch (walk) {
      case Walk.Damaged damaged -> ImageProblem.unreadable();
      case Walk.NotRead form -> ImageProblem.notRead(form.what());
      case FirstImage image ->
          budget.objection(image).<Decoded>map(problem -> problem).orElseGet(() -> decode(image));
    };
  }

  private Decoded decode(FirstImage image) {
    Optional<Raster> reduced = upright(image, reduction(image));
    if (reduced.isEmpty()) {
      return ImageProblem.undecodable(image.frame().format());
    }
    boolean turned = Orientation.ofExif(image.exifOrientation()).swapsAxes();
    Canvas canvas = image.canvas();
    return new Picture(
        turned ? canvas.height() : canvas.width(),
        turned ? canvas.width() : canvas.height(),
        reduced.get(),
        () -> full(image).orElse(reduced.get()));
  }

  private Optional<Raster> full(FirstImage image) {
    try {
      return upright(image, 1);
    } catch (RuntimeException | Error e) {
      // There is a reduced picture to go on with.
      return Optional.empty();
    }
  }

  private Optional<Raster> upright(FirstImage image, int reduction) {
    return pixels
        .decode(image.frame(), reduction)
        .filter(raster -> isAsPromised(raster, image.frame(), reduction))
        .map(raster -> painted(raster, image, reduction))
        .map(Orientation.ofExif(image.exifOrientation())::apply);
  }

  /** Coordinates, and all that is said about sizes, rest on what the header promised. */
  private static boolean isAsPromised(Raster raster, EncodedFrame frame, int reduction) {
    boolean up = frame.format() == ImageFormat.JPEG;
    return raster.width() == reduced(frame.width(), reduction, up)
        && raster.height() == reduced(frame.height(), reduction, up);
  }

  private static Raster painted(Raster frame, FirstImage image, int reduction) {
    if (image.fillsCanvas()) {
      return frame;
    }
    Canvas canvas = image.canvas();
    int width = reduced(canvas.width(), reduction, false);
    int height = reduced(canvas.height(), reduction, false);
    return frame.onWhite(width, height, canvas.left() / reduction, canvas.top() / reduction);
  }

  private static int reduced(int pixels, int reduction, boolean up) {
    return up ? Math.ceilDiv(pixels, reduction) : Math.max(1, pixels / reduction);
  }

  private static int reduction(FirstImage image) {
    int reduction = 1;
    if (canReduce(image.frame())) {
      int longSide = Math.max(image.canvas().width(), image.canvas().height());
      while (reduction < LARGEST_REDUCTION && longSide / (2 * reduction) >= REDUCED_LONG_SIDE) {
        reduction *= 2;
      }
    }
    return reduction;
  }

  private static boolean canReduce(EncodedFrame frame) {
    return switch (frame.format()) {
      case JPEG -> !frame.traits().contains(Trait.INKS);
      case PNG, WEBP -> true;
      case BMP, GIF, TIFF, JPEG_2000, HEIF, AVIF -> false;
    };
  }
}
