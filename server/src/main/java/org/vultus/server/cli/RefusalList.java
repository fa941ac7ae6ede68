package org.vultus.server.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A CSV file (RFC 4180) of the photos that were refused; made when the first one is. */
final class RefusalList implements AutoCloseable {

  private final Path file;
  private @Nullable BufferedWriter writer;

  /**
   * A list in {@code file}.
   *
   * @throws CommandFailedException if that cannot be written: better now than at the first refusal
   */
  RefusalList(Path file) {
    this.file = file;
    boolean writable = Files.isWritable(Files.exists(file) ? file : folder(file));
    if (Files.isDirectory(file) || !writable) {
      throw unwritable();
    }
  }

  /**
   * Written through at once: what is interrupted keeps its list.
   *
   * @param id whose photo it is
   * @param code for machines
   * @param reason for people
   */
  void add(String photo, String id, String code, String reason) {
    try {
      BufferedWriter to = opened();
      to.write(
          "%s,%s,%s,%s\r\n"
              .formatted(CsvField.of(photo), CsvField.of(id), code, CsvField.of(reason)));
      to.flush();
    } catch (IOException e) {
      throw unwritable();
    }
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }

  private CommandFailedException unwritable() {
    return new CommandFailedException(
        "The list of refused photos cannot be written to %s; name another file".formatted(file));
  }

  private static Path folder(Path file) {
    return Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
  }

  private BufferedWriter opened() throws IOException {
    BufferedWriter opened = writer;
    if (opened == null) {
      opened = Files.newBufferedWriter(file);
      opened.write("file,id,code,reason\r\n");
      writer = opened;
    }
    return opened;
  }
}
