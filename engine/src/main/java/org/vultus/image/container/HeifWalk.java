package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Through the boxes of a HEIF or AVIF (ISO/IEC 23008-12) to the size of its primary picture, as it
 * is when it is turned and cropped: its decoder does both.
 */
final class HeifWalk {

  private static final Set<String> READ = Set.of("hvc1", "av01", "grid");

  /** Of all channels as they are stored, in 16 bits perhaps, and of RGBA. */
  private static final int BYTES_PER_PIXEL = 8;

  private final ImageFormat format;
  private final byte[] file;
  private final Bytes bytes;
  private final List<Boxes.Box> properties = new ArrayList<>();
  private final List<Boxes.Box> items = new ArrayList<>();
  private final List<Integer> ofPrimary = new ArrayList<>();
  private long primary = -1;
  private Boxes.Box associations = new Boxes.Box("", 0, 0);
  private long width;
  private long height;

  HeifWalk(ImageFormat format, byte[] file) {
    this.format = format;
    this.file = file;
    this.bytes = Bytes.of(file, ByteOrder.BIG_ENDIAN);
  }

  Walk walk() throws NoImageException {
    List<Boxes.Box> boxes = Boxes.in(bytes, 0, bytes.length(), Set.of("meta", "mdat"));
    for (Boxes.Box box : boxes) {
      if (box.type().equals("meta")) {
        walkMeta(Boxes.in(bytes, box.start() + 4, box.end()));
      }
    }
    if (primary < 0) {
      throw NoImageException.notRead("a film or series of pictures in HEIF boxes");
    }
    refuseOtherTypes();
    associate();
    applyProperties();
    Extract extract = new Extract.Builder(file).keep(0, (int) boxes.getLast().end()).build();
    EncodedFrame frame = new EncodedFrame(format, extract, (int) width, (int) height);
    return new FirstImage(frame, 1, BYTES_PER_PIXEL * largest());
  }

  private void walkMeta(List<Boxes.Box> boxes) throws NoImageException {
    for (Boxes.Box box : boxes) {
      long start = box.start() + 4;
      boolean wide = bytes.u8(box.start()) > 0;
      switch (box.type()) {
        case "pitm" -> primary = wide ? bytes.u32(start) : bytes.u16(start);
        case "iinf" -> items.addAll(Boxes.in(bytes, start + (wide ? 4 : 2), box.end()));
        case "iprp" -> walkMeta(Boxes.in(bytes, box.start(), box.end()));
        case "ipco" -> properties.addAll(Boxes.in(bytes, box.start(), box.end()));
        case "ipma" -> associations = box;
        default -> {
          // Places, references and texts.
        }
      }
    }
  }

  private void refuseOtherTypes() throws NoImageException {
    for (Boxes.Box item : items) {
      boolean wide = bytes.u8(item.start()) > 2;
      long id = wide ? bytes.u32(item.start() + 4) : bytes.u16(item.start() + 4);
      String type = bytes.latin(item.start() + (wide ? 10 : 8), 4);
      if (id == primary && !READ.contains(type)) {
        throw NoImageException.notRead("a HEIF that holds no HEVC or AV1 picture (" + type + ")");
      }
    }
  }

  /** Which properties are the primary picture's (ISO/IEC 14496-12, 8.11.14). */
  private void associate() {
    long at = associations.start();
    boolean wideIds = bytes.u8(at) > 0;
    int bytesOfIndex = (bytes.u8(at + 3) & 1) == 1 ? 2 : 1;
    long entries = bytes.u32(at + 4);
    at += 8;
    for (long i = 0; i < entries && at < associations.end(); i++) {
      long id = wideIds ? bytes.u32(at) : bytes.u16(at);
      at += wideIds ? 4 : 2;
      int count = bytes.u8(at);
      at++;
      for (int j = 0; j < count; j++, at += bytesOfIndex) {
        if (id == primary) {
          ofPrimary.add(bytesOfIndex == 2 ? bytes.u16(at) & 0x7fff : bytes.u8(at) & 0x7f);
        }
      }
    }
  }

  private void applyProperties() throws NoImageException {
    for (int index : ofPrimary) {
      require(index <= properties.size());
      if (index > 0) {
        apply(properties.get(index - 1));
      }
    }
    require(isSide(width) && isSide(height));
  }

  private void apply(Boxes.Box property) throws NoImageException {
    long at = property.start();
    switch (property.type()) {
      case "ispe" -> {
        width = bytes.u32(at + 4);
        height = bytes.u32(at + 8);
      }
      case "irot" -> {
        boolean swaps = (bytes.u8(at) & 1) == 1;
        long before = width;
        width = swaps ? height : width;
        height = swaps ? before : height;
      }
      case "clap" -> {
        require(bytes.u32(at + 4) > 0 && bytes.u32(at + 12) > 0);
        width = bytes.u32(at) / bytes.u32(at + 4);
        height = bytes.u32(at + 8) / bytes.u32(at + 12);
      }
      default -> {
        // Colours and codecs.
      }
    }
  }

  /** Pixels of the largest picture within: tiles are a part of another, and all may be decoded. */
  private long largest() throws NoImageException {
    long largest = 0;
    for (Boxes.Box property : properties) {
      if (property.type().equals("ispe")) {
        long across = bytes.u32(property.start() + 4);
        long down = bytes.u32(property.start() + 8);
        require(isSide(across) && isSide(down));
        largest = Math.max(largest, across * down);
      }
    }
    return largest;
  }

  private static boolean isSide(long pixels) {
    return pixels > 0 && pixels < 1 << 24;
  }
}
