package org.vultus.image;

import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * OpenCV's decoders for the formats that phones and cameras make: libjpeg-turbo, libpng and
 * libwebp. All native memory is freed before a method returns.
 */
final class OpenCv {

  private static final int QUALITY = 95;
  private static final int OPAQUE = 255;

  static {
    // Every pointer is freed by its scope; JavaCPP's own limits and collector thread are not
    // needed.
    System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
    System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
    System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
  }

  private OpenCv() {}

  /** Loads the native libraries, unless they are loaded already. */
  static void load() {
    Loader.load(opencv_imgcodecs.class);
    opencv_core.setNumThreads(1);
  }

  /** A JPEG at 1/{@code reduction} of its size; its decoder can skip what is not needed. */
  static Optional<Raster> decodeJpeg(byte[] file, int reduction) {
    int flags =
        switch (reduction) {
          case 2 -> opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
          case 4 -> opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
          case 8 -> opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
          default -> opencv_imgcodecs.IMREAD_COLOR;
        };
    return decode(file, flags | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION, 1);
  }

  /** Any other file, shrunk after it is decoded. */
  static Optional<Raster> decode(byte[] file, int reduction) {
    // With alpha and all bits: flattening and rounding are ours, OpenCV would drop both.
    return decode(file, opencv_imgcodecs.IMREAD_UNCHANGED, reduction);
  }

  /** The raster as a JPEG of high quality without any metadata. */
  static Photo encodeJpeg(Raster raster) {
    try (PointerScope scope = new PointerScope()) {
      Mat pixels = new Mat(raster.height(), raster.width(), opencv_core.CV_8UC3);
      pixels.data().put(raster.bgr());
      IntPointer quality = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY);
      BytePointer file = new BytePointer();
      if (!opencv_imgcodecs.imencode(".jpg", pixels, file, quality)) {
        throw new IllegalStateException("OpenCV could not encode " + raster + " as JPEG");
      }
      byte[] bytes = new byte[Math.toIntExact(file.limit())];
      file.get(bytes);
      return Photo.of(bytes);
    }
  }

  private static Optional<Raster> decode(byte[] file, int flags, int reduction) {
    try (PointerScope scope = new PointerScope()) {
      Mat input = new Mat(1, file.length, opencv_core.CV_8UC1);
      input.data().put(file);
      Mat decoded = opencv_imgcodecs.imdecode(input, flags);
      return decoded == null || decoded.empty()
          ? Optional.empty()
          : Optional.of(raster(shrunk(decoded, reduction)));
    } catch (RuntimeException e) {
      // JavaCPP turns cv::Exception into RuntimeException: the file is to blame.
      return Optional.empty();
    }
  }

  private static Mat shrunk(Mat from, int reduction) {
    if (reduction == 1) {
      return from;
    }
    Mat to = new Mat();
    Size size = new Size(from.cols() / reduction, from.rows() / reduction);
    opencv_imgproc.resize(from, to, size, 0, 0, opencv_imgproc.INTER_AREA);
    return to;
  }

  private static Raster raster(Mat mat) {
    Mat bytes = mat;
    if (mat.depth() == opencv_core.CV_16U) {
      bytes = new Mat();
      mat.convertTo(bytes, opencv_core.CV_8U, 1 / 257.0, 0);
    }
    byte[] samples = new byte[bytes.rows() * bytes.cols() * bytes.channels()];
    bytes.data().get(samples);
    return new Raster(bytes.cols(), bytes.rows(), bgr(samples, bytes.channels()));
  }

  private static byte[] bgr(byte[] samples, int channels) {
    return switch (channels) {
      case 1 -> replicated(samples);
      case 3 -> samples;
      case 4 -> flattened(samples);
      default -> throw new IllegalArgumentException(channels + " channels");
    };
  }

  private static byte[] replicated(byte[] gray) {
    byte[] bgr = new byte[3 * gray.length];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = gray[i / 3];
    }
    return bgr;
  }

  private static byte[] flattened(byte[] bgra) {
    byte[] bgr = new byte[bgra.length / 4 * 3];
    for (int from = 0, to = 0; from < bgra.length; from += 4) {
      int alpha = bgra[from + 3] & 0xff;
      for (int c = from; c < from + 3; c++) {
        int mixed = (bgra[c] & 0xff) * alpha + OPAQUE * (OPAQUE - alpha);
        bgr[to++] = (byte) ((mixed + OPAQUE / 2) / OPAQUE);
      }
    }
    return bgr;
  }
}
