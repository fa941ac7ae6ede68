package org.vultus.image;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vultus.image.container.EncodedFrame;
import org.vultus.image.container.Extract;

/**
 * HEIC and AVIF by the system's libheif, where it is installed. It turns and crops pictures as they
 * say. All native memory is freed before a method returns.
 */
final class Libheif {

  private static final int RGB = 1;
  private static final int INTERLEAVED_RGB = 10;
  private static final int INTERLEAVED_RGBA = 11;
  private static final int INTERLEAVED = 10;

  private static final int UNSUPPORTED_FILE = 3;
  private static final int UNSUPPORTED_FEATURE = 4;

  private static final int WHITE = 255;

  private final Api api;
  private final EncodedFrame frame;

  private Libheif(Api api, EncodedFrame frame) {
    this.api = api;
    this.frame = frame;
  }

  /**
   * The picture, turned and cropped.
   *
   * @throws NoDecoderException if the library, or what it needs for this codec, is not there
   */
  static Optional<Raster> decode(EncodedFrame frame) {
    return new Libheif(Loaded.api(), frame).decode();
  }

  private Optional<Raster> decode() {
    Extract extract = frame.bytes();
    Pointer context = api.heif_context_alloc();
    try (Memory memory = new Memory(extract.length())) {
      memory.write(0, extract.bytes(), 0, extract.length());
      api.heif_context_set_maximum_image_size_limit(
          context, 2 * Math.max(frame.width(), frame.height()) + 1024);
      boolean read =
          succeeded(
              api.heif_context_read_from_memory_without_copy(
                  context, memory, extract.length(), null));
      return read ? primary(context) : Optional.empty();
    } finally {
      api.heif_context_free(context);
    }
  }

  private Optional<Raster> primary(Pointer context) {
    PointerByReference handle = new PointerByReference();
    if (!succeeded(api.heif_context_get_primary_image_handle(context, handle))) {
      return Optional.empty();
    }
    try {
      return decoded(handle.getValue());
    } finally {
      api.heif_image_handle_release(handle.getValue());
    }
  }

  private Optional<Raster> decoded(Pointer handle) {
    boolean alpha = api.heif_image_handle_has_alpha_channel(handle) != 0;
    PointerByReference image = new PointerByReference();
    int chroma = alpha ? INTERLEAVED_RGBA : INTERLEAVED_RGB;
    if (!succeeded(api.heif_decode_image(handle, image, RGB, chroma, null))) {
      return Optional.empty();
    }
    try {
      return pixels(image.getValue(), alpha ? 4 : 3);
    } finally {
      api.heif_image_release(image.getValue());
    }
  }

  private Optional<Raster> pixels(Pointer image, int channels) {
    int width = api.heif_image_get_width(image, INTERLEAVED);
    int height = api.heif_image_get_height(image, INTERLEAVED);
    IntByReference stride = new IntByReference();
    Pointer plane = api.heif_image_get_plane_readonly(image, INTERLEAVED, stride);
    if (plane == null || width != frame.width() || height != frame.height()) {
      return Optional.empty();
    }
    byte[] bgr = new byte[Math.multiplyExact(3 * width, height)];
    byte[] row = new byte[channels * width];
    for (int y = 0; y < height; y++) {
      plane.read((long) y * stride.getValue(), row, 0, row.length);
      write(row, channels, bgr, 3 * width * y);
    }
    return Optional.of(new Raster(width, height, bgr));
  }

  private static void write(byte[] row, int channels, byte[] bgr, int start) {
    for (int from = 0, to = start; from < row.length; from += channels) {
      int alpha = channels == 4 ? row[from + 3] & 0xff : WHITE;
      for (int c = from + 2; c >= from; c--, to++) {
        int mixed = (row[c] & 0xff) * alpha + WHITE * (WHITE - alpha);
        bgr[to] = (byte) ((mixed + WHITE / 2) / WHITE);
      }
    }
  }

  private static boolean succeeded(Outcome outcome) {
    if (outcome.code == UNSUPPORTED_FILE || outcome.code == UNSUPPORTED_FEATURE) {
      throw new NoDecoderException();
    }
    return outcome.code == 0;
  }

  /** Loaded once, when the first such picture comes. */
  private static final class Loaded {

    private static final @Nullable Api API = load();

    static Api api() {
      if (API == null) {
        throw new NoDecoderException();
      }
      return API;
    }

    private static @Nullable Api load() {
      try {
        return Native.load("heif", Api.class);
      } catch (LinkageError e) {
        return null;
      }
    }
  }

  /** The functions of libheif's heif.h that are needed, by their names there. */
  @SuppressWarnings("MemberName")
  interface Api extends Library {
    Pointer heif_context_alloc();

    void heif_context_free(Pointer context);

    void heif_context_set_maximum_image_size_limit(Pointer context, int side);

    Outcome heif_context_read_from_memory_without_copy(
        Pointer context, Pointer memory, long size, @Nullable Pointer options);

    Outcome heif_context_get_primary_image_handle(Pointer context, PointerByReference handle);

    void heif_image_handle_release(Pointer handle);

    int heif_image_handle_has_alpha_channel(Pointer handle);

    Outcome heif_decode_image(
        Pointer handle,
        PointerByReference image,
        int colours,
        int chroma,
        @Nullable Pointer options);

    void heif_image_release(Pointer image);

    int heif_image_get_width(Pointer image, int channel);

    int heif_image_get_height(Pointer image, int channel);

    @Nullable Pointer heif_image_get_plane_readonly(
        Pointer image, int channel, IntByReference stride);
  }

  /** The struct heif_error. */
  @FieldOrder({"code", "subcode", "message"})
  public static final class Outcome extends Structure implements Structure.ByValue {
    public int code;
    public int subcode;
    public @Nullable Pointer message;
  }
}
