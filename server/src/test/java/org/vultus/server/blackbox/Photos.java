package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.vultus.fixtures.DrawnFace;
import org.vultus.fixtures.DrawnScene;

/** Photos of made-up people. */
final class Photos {

  private static final int SMALL_WIDTH = 320;
  private static final int SMALL_HEIGHT = 240;

  private Photos() {}

  /** A small photo of a person. */
  static byte[] of(long person) {
    return scene(DrawnFace.of(person).at(160, 120).wide(110)).jpeg();
  }

  /** Another photo of the same person: elsewhere, smaller, darker, tilted. */
  static byte[] another(long person) {
    return scene(DrawnFace.of(person).at(140, 130).wide(90).tilted(8).lit(0.9)).jpeg(0.85);
  }

  /** The {@code n}th photo of a person; no two are the same file. */
  static byte[] nth(long person, int n) {
    return scene(DrawnFace.of(person).at(120 + n, 120).wide(110)).jpeg();
  }

  static byte[] ofNobody() {
    return scene().jpeg();
  }

  /** Two people, the second with a face of the given share of the first one's width. */
  static byte[] ofTwo(long first, long second, double share) {
    DrawnFace left = DrawnFace.of(first).at(180, 240).wide(160);
    DrawnFace right = DrawnFace.of(second).at(460, 240).wide(160 * share);
    return DrawnScene.of(left, right).jpeg();
  }

  /** A photo of 4 megapixels, which takes its time. */
  static byte[] large(long person) {
    DrawnFace face = DrawnFace.of(person).at(1200, 900).wide(800);
    return DrawnScene.of(face).sized(2400, 1800).jpeg();
  }

  static byte[] text() {
    return "This is no photo, though its name says so.".getBytes(US_ASCII);
  }

  /** The first tenth of a JPEG: a good header and no picture. */
  static byte[] damaged() {
    byte[] whole = of(1);
    return Arrays.copyOf(whole, whole.length / 10);
  }

  /** A PNG that promises pixels of the given size and holds none. */
  static byte[] png(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    file.writeBytes(chunk("IHDR", header.put(new byte[] {8, 2, 0, 0, 0}).array()));
    file.writeBytes(chunk("IDAT", new byte[100]));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static byte[] chunk(String type, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(US_ASCII));
    crc.update(content);
    return ByteBuffer.allocate(content.length + 12)
        .putInt(content.length)
        .put(type.getBytes(US_ASCII))
        .put(content)
        .putInt((int) crc.getValue())
        .array();
  }

  private static DrawnScene scene(DrawnFace... faces) {
    return new DrawnScene(SMALL_WIDTH, SMALL_HEIGHT, List.of(faces), 0);
  }
}
