package org.vultus.image;

import com.drew.imaging.FileType;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.bmp.BmpHeaderDirectory;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * What a file says of its picture before any pixel is decoded.
 *
 * @param width of the picture as stored, in pixels
 * @param height of the picture as stored, in pixels
 */
record ImageHeader(ImageFormat format, int width, int height, Orientation orientation) {

  /** Where a format keeps the size. */
  private record Place(
      FileType type, Class<? extends Directory> directory, int widthTag, int heightTag) {}

  /** The header of a file of that format, or empty if it makes no sense. */
  static Optional<ImageHeader> read(ImageFormat format, byte[] file) {
    Place place = place(format);
    try {
      Metadata metadata =
          format == ImageFormat.PNG
              ? PngHeader.read(file)
              : ImageMetadataReader.readMetadata(
                  new ByteArrayInputStream(file), file.length, place.type());
      int width = largest(metadata, place, place.widthTag());
      int height = largest(metadata, place, place.heightTag());
      return width > 0 && height > 0
          ? Optional.of(new ImageHeader(format, width, height, orientation(metadata)))
          : Optional.empty();
    } catch (IOException | ImageProcessingException | RuntimeException e) {
      // The parser meets hostile bytes: whatever it stumbles over, the file is to blame.
      return Optional.empty();
    }
  }

  long pixels() {
    return (long) width * height;
  }

  /** Width of the picture once it stands upright. */
  int uprightWidth() {
    return orientation.swapsAxes() ? height : width;
  }

  /** Height of the picture once it stands upright. */
  int uprightHeight() {
    return orientation.swapsAxes() ? width : height;
  }

  private static Place place(ImageFormat format) {
    return switch (format) {
      case JPEG ->
          new Place(
              FileType.Jpeg,
              JpegDirectory.class,
              JpegDirectory.TAG_IMAGE_WIDTH,
              JpegDirectory.TAG_IMAGE_HEIGHT);
      case PNG ->
          new Place(
              FileType.Png,
              PngDirectory.class,
              PngDirectory.TAG_IMAGE_WIDTH,
              PngDirectory.TAG_IMAGE_HEIGHT);
      case WEBP ->
          new Place(
              FileType.WebP,
              WebpDirectory.class,
              WebpDirectory.TAG_IMAGE_WIDTH,
              WebpDirectory.TAG_IMAGE_HEIGHT);
      case BMP ->
          new Place(
              FileType.Bmp,
              BmpHeaderDirectory.class,
              BmpHeaderDirectory.TAG_IMAGE_WIDTH,
              BmpHeaderDirectory.TAG_IMAGE_HEIGHT);
      case GIF ->
          new Place(
              FileType.Gif,
              GifHeaderDirectory.class,
              GifHeaderDirectory.TAG_IMAGE_WIDTH,
              GifHeaderDirectory.TAG_IMAGE_HEIGHT);
      case TIFF ->
          new Place(
              FileType.Tiff,
              ExifIFD0Directory.class,
              ExifIFD0Directory.TAG_IMAGE_WIDTH,
              ExifIFD0Directory.TAG_IMAGE_HEIGHT);
    };
  }

  /** The largest size that any part of the file claims, since a decoder may believe any of them. */
  private static int largest(Metadata metadata, Place place, int tag) {
    return metadata.getDirectoriesOfType(place.directory()).stream()
        .map(directory -> directory.getInteger(tag))
        .mapToInt(size -> size == null ? 0 : Math.abs(size))
        .max()
        .orElse(0);
  }

  private static Orientation orientation(Metadata metadata) {
    ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return value == null ? Orientation.UPRIGHT : Orientation.ofExif(value);
  }
}
