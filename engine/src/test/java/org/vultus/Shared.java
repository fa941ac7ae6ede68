package org.vultus;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real models and photos, which are never part of the project: a folder {@code shared} beside the
 * repository, or the one that {@code VULTUS_SHARED} names.
 */
public final class Shared {

  private Shared() {}

  /**
   * A folder of the shared one. Where it is missing, the test is skipped; with {@code
   * VULTUS_REQUIRE_SHARED=true} it fails.
   */
  public static Path folder(String name) {
    Optional<Path> root = root();
    Optional<Path> folder = root.map(shared -> shared.resolve(name)).filter(Files::isDirectory);
    if (folder.isEmpty()) {
      absent("this test needs the folder '%s' in %s".formatted(name, place(root)));
    }
    return folder.orElseThrow();
  }

  /** Skips the test for want of something; with {@code VULTUS_REQUIRE_SHARED=true} it fails. */
  public static void absent(String message) {
    if ("true".equals(System.getenv("VULTUS_REQUIRE_SHARED"))) {
      fail(message);
    }
    Assumptions.abort(message);
  }

  private static String place(Optional<Path> root) {
    return root.map(Path::toString).orElse("'shared' beside the repository")
        + ", or in the one that VULTUS_SHARED names";
  }

  private static Optional<Path> root() {
    String named = System.getProperty("VULTUS_SHARED", System.getenv("VULTUS_SHARED"));
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named).toAbsolutePath());
    }
    Path start = Path.of("").toAbsolutePath();
    return Stream.iterate(start, folder -> folder != null, Path::getParent)
        .filter(Shared::isRepository)
        .findFirst()
        .map(repository -> repository.resolveSibling("shared"));
  }

  private static boolean isRepository(Path folder) {
    Path pom = folder.resolve("pom.xml");
    try {
      return Files.isDirectory(folder.resolve("models"))
          && Files.exists(pom)
          && Files.readString(pom).contains("<modules>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
