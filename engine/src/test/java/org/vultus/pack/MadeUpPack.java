package org.vultus.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** A pack whose files are random bytes: right in form, of no use to ONNX Runtime. */
public final class MadeUpPack {

  public static final String DETECTOR = "detector.onnx";
  public static final String EMBEDDER = "embedder.onnx";

  private final byte[] detector = bytes(1_000, 1);
  private final byte[] embedder = bytes(300_000, 2);
  private final PackManifest manifest;

  private MadeUpPack(String name) {
    manifest =
        new PackManifest(
            name,
            "1",
            "made up",
            List.of(file(DETECTOR, detector), file(EMBEDDER, embedder)),
            new DetectorSpec(DETECTOR, input(), 640, false, 0.7, 0.3),
            new EmbedderSpec(EMBEDDER, input(), "output", 112, 112, landmarks(), 128, false),
            new MatchSpec(1e-4, null, new FixedThreshold(0.4, "made up")),
            null,
            null);
  }

  public static MadeUpPack named(String name) {
    return new MadeUpPack(name);
  }

  public static ModelFile file(String name, byte[] content) {
    return new ModelFile(
        name, content.length, sha256(content), "CC0-1.0", "nobody", "made up", null);
  }

  public static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  public PackManifest manifest() {
    return manifest;
  }

  public byte[] detector() {
    return detector.clone();
  }

  public byte[] embedder() {
    return embedder.clone();
  }

  public String json() {
    return JsonMapper.builder().build().writeValueAsString(manifest);
  }

  /** Writes the whole pack and returns its folder. */
  public Path writeTo(Path folder) {
    write(folder.resolve("pack.json"), json().getBytes(StandardCharsets.UTF_8));
    write(folder.resolve(DETECTOR), detector);
    write(folder.resolve(EMBEDDER), embedder);
    return folder;
  }

  public static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputSpec input() {
    List<Double> zeros = List.of(0.0, 0.0, 0.0);
    return new InputSpec("input", ChannelOrder.BGR, zeros, List.of(1.0, 1.0, 1.0));
  }

  private static List<List<Double>> landmarks() {
    return List.of(
        List.of(38.0, 51.0),
        List.of(73.0, 51.0),
        List.of(56.0, 71.0),
        List.of(41.0, 92.0),
        List.of(70.0, 92.0));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
