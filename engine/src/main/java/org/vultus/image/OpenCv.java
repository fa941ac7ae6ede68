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
import org.vultus.image.container.EncodedFrame;
import org.vultus.image.container.Extract;

/**
 * OpenCV's decoders for the formats that phones and cameras make: libjpeg-turbo, libpng and
 * libwebp. All native memory is freed before a method returns.
 */
final class OpenCv {

  private static final int QUALITY = 95;
  private static final int OPAQUE = 255;
  private static final int STRIP_PIXELS = 1 << 18;

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
  static Optional<Raster> decodeJpeg(EncodedFrame frame, int reduction) {
    int flags =
        switch (reduction) {
          case 2 -> opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
          case 4 -> opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
          case 8 -> opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
          default -> opencv_imgcodecs.IMREAD_COLOR;
        };
    return decode(frame, flags | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION, 1);
  }

  /** Any other file, shrunk after it is decoded. */
  static Optional<Raster> decode(EncodedFrame frame, int reduction) {
    // With alpha and all bits: flattening and rounding are ours, OpenCV would drop both.
    return decode(frame, opencv_imgcodecs.IMREAD_UNCHANGED, reduction);
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

  private static Optional<Raster> decode(EncodedFrame frame, int flags, int reduction) {
    try (PointerScope scope = new PointerScope()) {
      Mat decoded = opencv_imgcodecs.imdecode(input(frame.bytes()), flags);
      return decoded == null || decoded.empty()
          ? Optional.empty()
          : Optional.of(raster(shrunk(decoded, reduction)));
    } catch (RuntimeException e) {
      // JavaCPP turns cv::Exception into RuntimeException: the file is to blame.
      return Optional.empty();
    }
  }

  private static Mat input(Extract bytes) {
    Mat input = new Mat(1, bytes.length(), opencv_core.CV_8UC1);
    BytePointer to = input.data();
    bytes.to(
        (from, start, length) -> {
          to.put(from, start, length);
          to.position(to.position() + length);
        });
    return input;
  }

  private static Mat shrunk(Mat from, int reduction) {
    if (reduction == 1) {
      return from;
    }
    Mat to = new Mat();
    Size size =
        new Size(Math.max(1, from.cols() / reduction), Math.max(1, from.rows() / reduction));
    opencv_imgproc.resize(from, to, size, 0, 0, opencv_imgproc.INTER_AREA);
    return to;
  }

  /** In strips, so that no second picture of more channels or bits is needed. */
  private static Raster raster(Mat mat) {
    int width = mat.cols();
    byte[] bgr = new byte[Math.multiplyExact(3 * width, mat.rows())];
    int strip = Math.max(1, STRIP_PIXELS / width);
    for (int y = 0; y < mat.rows(); y += strip) {
      try (PointerScope scope = new PointerScope()) {
        Mat rows = eightBits(mat.rowRange(y, Math.min(y + strip, mat.rows())));
        write(rows, bgr, 3 * width * y);
      }
    }
    return new Raster(width, mat.rows(), bgr);
  }

  private static Mat eightBits(Mat rows) {
    if (rows.depth() != opencv_core.CV_16U) {
      return rows;
    }
    Mat bytes = new Mat();
    rows.convertTo(bytes, opencv_core.CV_8U, 1 / 257.0, 0);
    return bytes;
  }

  private static void write(Mat rows, byte[] bgr, int at) {
    int pixels = rows.rows() * rows.cols();
    switch (rows.channels()) {
      case 1 -> replicate(samples(rows, pixels), bgr, at);
      case 3 -> rows.data().get(bgr, at, 3 * pixels);
      case 4 -> flatten(samples(rows, 4 * pixels), bgr, at);
      default -> throw new IllegalArgumentException(rows.channels() + " channels");
    }
  }

  private static byte[] samples(Mat rows, int count) {
    byte[] samples = new byte[count];
    rows.data().get(samples);
    return samples;
  }

  private static void replicate(byte[] gray, byte[] bgr, int at) {
    for (int i = 0; i < 3 * gray.length; i++) {
      bgr[at + i] = gray[i / 3];
    }
  }

  private static void flatten(byte[] bgra, byte[] bgr, int at) {
    for (int from = 0, to = at; from < bgra.length; from += 4) {
      int alpha = bgra[from + 3] & 0xff;
      for (int c = from; c < from + 3; c++) {
        int mixed = (bgra[c] & 0xff) * alpha + OPAQUE * (OPAQUE - alpha);
        bgr[to++] = (byte) ((mixed + OPAQUE / 2) / OPAQUE);
      }
    }
  }
}
