package org.vultus.lab.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.vultus.lab.options.PackChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab faces}. */
@Command(
    name = "faces",
    description = "How often a pack finds the main face that another finds, and how exactly.")
public final class FacesCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "A folder of photos; folders in it count, too.")
  private Path folder = Path.of("");

  @Option(
      names = "--reference",
      paramLabel = "PACK",
      defaultValue = "retail-0095",
      description = "The pack whose faces are taken for true (default: ${DEFAULT-VALUE}).")
  private String reference = "";

  @Option(names = "--list", description = "Name the photos on which the two do not agree.")
  private boolean list;

  @Mixin private PackChoice pack = new PackChoice();

  @Override
  public Integer call() throws IOException {
    List<Path> photos = photos();
    MainFaces expected = MainFaces.of(photos, pack.open(reference));
    report(Agreement.of(MainFaces.of(photos, pack.open()), expected));
    return 0;
  }

  private List<Path> photos() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void report(Agreement agreement) {
    line("photos", "%d", agreement.photos().size());
    line("main face found", "%.2f %%", 100 * agreement.partFound());
    line("landmarks, median", "%.2f %% of the eyes' distance", 100 * agreement.landmarkError(0.5));
    line("landmarks, 95th", "%.2f %%", 100 * agreement.landmarkError(0.95));
    line("missed", agreement.photos(Outcome.MISSED));
    line("another face taken", agreement.photos(Outcome.ELSEWHERE));
    line("face only here", agreement.photos(Outcome.INVENTED));
  }

  private void line(String name, List<Path> photos) {
    line(name, "%d", photos.size());
    if (list) {
      photos.forEach(photo -> System.out.println("  " + folder.relativize(photo)));
    }
  }

  private static void line(String name, String format, Object value) {
    System.out.printf("%-22s %s%n", name, format.formatted(value));
  }
}
