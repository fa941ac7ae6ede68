package org.vultus.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vultus.calibration.Doubles;
import org.vultus.server.store.StoredTemplates;
import picocli.CommandLine.Option;

/** Tells the operator which ids look like one person. */
final class DoublesReport {

  @Option(
      names = "--duplicates",
      paramLabel = "FILE",
      description = "Gets all pairs of ids that look like one person, as CSV.")
  private @Nullable Path file;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many of these pairs to print (default: ${DEFAULT-VALUE}).")
  private int show;

  /** Two ids that look like one person. */
  private record Named(String first, String second, double similarity) {}

  void checkNumbers() {
    if (show < 0) {
      throw new CommandFailedException("--show is at least 0, not " + show);
    }
  }

  void report(Doubles doubles, StoredTemplates templates, PrintWriter out) {
    List<Named> named = named(doubles, templates);
    if (file != null) {
      list(named, file);
    }
    out.printf(
        Locale.ROOT,
        "Doubles     %,d pair(s) of ids look like one person (similarity %.4f or more)%s%n",
        named.size(),
        doubles.cutoff(),
        named.isEmpty() ? "" : "; not compared with each other above");
    for (Named pair : named.subList(0, Math.min(show, named.size()))) {
      out.printf(
          Locale.ROOT, "              %.4f  %s  %s%n", pair.similarity, pair.first, pair.second);
    }
    if (named.size() > show && file == null) {
      out.println("              ... (--duplicates FILE lists them all)");
    }
  }

  /** Without users that were deleted meanwhile. */
  private static List<Named> named(Doubles doubles, StoredTemplates templates) {
    List<Named> named = new ArrayList<>();
    for (Doubles.Pair pair : doubles.pairs()) {
      Optional<String> first = templates.id(pair.first());
      Optional<String> second = templates.id(pair.second());
      if (first.isPresent() && second.isPresent()) {
        named.add(new Named(first.get(), second.get(), pair.similarity()));
      }
    }
    return named;
  }

  private static void list(List<Named> named, Path file) {
    StringBuilder csv = new StringBuilder("id_a,id_b,similarity\r\n");
    for (Named pair : named) {
      csv.append(CsvField.of(pair.first)).append(',').append(CsvField.of(pair.second)).append(',');
      csv.append(String.format(Locale.ROOT, "%.4f", pair.similarity)).append("\r\n");
    }
    try {
      Files.writeString(file, csv);
    } catch (IOException e) {
      throw new CommandFailedException(file + " cannot be written");
    }
  }
}
