package org.vultus.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A file whose size and SHA-256 are the manifest's, read once: what was checked is what is used.
 */
public final class CheckedFile implements FileState {

  private final ModelFile file;
  private final String place;
  private final byte[] bytes;

  private CheckedFile(ModelFile file, String place, byte[] bytes) {
    this.file = file;
    this.place = place;
    this.bytes = bytes;
  }

  /** Reads the file at {@code path}, never more of it than the manifest says, and checks it. */
  public static FileState read(ModelFile file, Path path) {
    if (!Files.exists(path) && !Files.isSymbolicLink(path)) {
      return new Absent(file, path + " does not exist");
    }
    try {
      return check(file, path);
    } catch (IOException e) {
      return wrong(file, path + " cannot be read: " + IoReason.of(e));
    }
  }

  private static FileState check(ModelFile file, Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return wrong(file, path + " is not a file");
    }
    long size = Files.size(path);
    if (size != file.bytes()) {
      return wrong(
          file,
          "%s has %d bytes where %d are expected: it was not loaded"
              .formatted(path, size, file.bytes()));
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(file, in, path.toString());
    }
  }

  /** Reads the file from {@code in}, never more of it than the manifest says, and checks it. */
  static FileState read(ModelFile file, InputStream in, String place) throws IOException {
    byte[] bytes = in.readNBytes((int) file.bytes());
    String seen = sha256(bytes);
    if (!seen.equals(file.sha256())) {
      return wrong(
          file,
          "%s has the SHA-256 %s where %s is expected: it was not loaded"
              .formatted(place, seen, file.sha256()));
    }
    return new CheckedFile(file, place, bytes);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static FileState wrong(ModelFile file, String problem) {
    return new Wrong(file, List.of(problem));
  }

  @Override
  public ModelFile file() {
    return file;
  }

  @Override
  public List<String> problems() {
    return List.of();
  }

  /** Where it lies: a path, or a place inside the jar. */
  public String place() {
    return place;
  }

  /** Not a copy. */
  byte[] bytes() {
    return bytes;
  }
}
