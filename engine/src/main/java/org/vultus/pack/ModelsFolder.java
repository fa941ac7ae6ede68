package org.vultus.pack;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files in the operator's models folder, as they were when it was scanned: four levels deep,
 * links followed, at most {@value #MAX_ENTRIES} files and folders.
 */
final class ModelsFolder {

  private static final int DEPTH = 4;
  private static final int MAX_ENTRIES = 20_000;

  private final List<Path> files = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private @Nullable String fault;
  private int entries;

  private ModelsFolder() {}

  /**
   * Reads what can be read; {@link #fault} and {@link #problems} tell the rest.
   *
   * @param folder null if none was named
   */
  static ModelsFolder scan(@Nullable Path folder) {
    ModelsFolder scan = new ModelsFolder();
    if (folder != null) {
      scan.walk(folder);
      scan.files.sort(Comparator.comparingInt(Path::getNameCount).thenComparing(p -> p));
    }
    return scan;
  }

  /** The files of this name, those nearest the top first. */
  List<Path> named(String name) {
    return files.stream().filter(file -> file.getFileName().toString().equals(name)).toList();
  }

  /** Why the folder that the operator named cannot be used at all, or nothing. */
  Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /** Its parts that could not be read, one sentence each. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  private void walk(Path folder) {
    if (!Files.isDirectory(folder)) {
      fault =
          "the models folder "
              + folder
              + (Files.exists(folder) ? " is not a folder" : " does not exist");
      return;
    }
    try {
      Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), DEPTH, visitor());
    } catch (IOException e) {
      fault = "the models folder " + folder + " cannot be read: " + IoReason.of(e);
    }
  }

  private FileVisitor<Path> visitor() {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return count();
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
          files.add(file);
        }
        return count();
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        return skip(file, e);
      }
    };
  }

  private FileVisitResult count() {
    if (++entries <= MAX_ENTRIES) {
      return FileVisitResult.CONTINUE;
    }
    problems.add(
        "the models folder has more than %d files and folders; the rest was skipped"
            .formatted(MAX_ENTRIES));
    return FileVisitResult.TERMINATE;
  }

  /** Only the folder itself must be readable. A link back to a folder above is no problem. */
  private FileVisitResult skip(Path file, IOException e) throws IOException {
    if (entries == 0) {
      throw e;
    }
    if (!(e instanceof FileSystemLoopException)) {
      problems.add(file + " cannot be read: " + IoReason.of(e));
    }
    return FileVisitResult.CONTINUE;
  }
}
