package org.vultus.server.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vultus.server.identity.VisibleId;
import org.vultus.server.importing.ImportResult;
import org.vultus.server.importing.ImportResult.Imported;
import org.vultus.server.importing.ImportResult.KnownAlready;
import org.vultus.server.importing.ImportResult.OfNobody;
import org.vultus.server.importing.ImportResult.Refused;
import org.vultus.server.importing.LeftOut;
import org.vultus.server.importing.PhotosById.Shared;

/** Counts what became of each file of an import, lists what was not taken, and says all of it. */
final class ImportReport {

  /** More is no reading for a terminal. */
  private static final int NAMED = 20;

  private final Path folder;
  private final RefusalList list;
  private final Map<String, Long> leftOut = new TreeMap<>();
  private final Map<Path, Long> deepFolders = new TreeMap<>();
  private long imported;
  private long newUsers;
  private long known;
  private long refused;

  ImportReport(Path folder, RefusalList list) {
    this.folder = folder;
    this.list = list;
  }

  void add(ImportResult result) {
    switch (result) {
      case Imported yes -> {
        imported++;
        newUsers += yes.newUser() ? 1 : 0;
      }
      case KnownAlready before -> known++;
      case Refused no -> {
        refused++;
        list.add(no.photo().path().toString(), no.photo().id(), no.code(), no.reason());
      }
      case OfNobody no -> {
        leftOut.merge(no.code(), 1L, Long::sum);
        list.add(no.photo().path().toString(), no.photo().id(), no.code(), no.reason());
      }
    }
  }

  void add(LeftOut file) {
    leftOut.merge(file.why().word(), 1L, Long::sum);
    file.advised().ifPresent(deep -> deepFolders.merge(deep, 1L, Long::sum));
    list.add(file.path().toString(), "", file.why().word(), file.reason());
  }

  /** Whether any file was a photo of somebody. */
  boolean isOfAny() {
    return imported + known + refused > 0;
  }

  void printCounts(PrintWriter out, Path listed) {
    long others = leftOut.values().stream().mapToLong(Long::longValue).sum();
    out.printf("Files            %,d%n", imported + known + refused + others);
    out.printf("Imported         %,d (new users: %,d)%n", imported, newUsers);
    out.printf("Imported before  %,d%n", known);
    out.printf("Refused          %,d%s%n", refused, refused == 0 ? "" : " (see " + listed + ")");
    out.printf(
        "Left out         %,d%s%n",
        others, others == 0 ? "" : " (%s; see %s)".formatted(reasons(), listed));
    deepFolders.keySet().stream()
        .limit(NAMED)
        .map(deep -> VisibleId.of(deep.toString()))
        .forEach(deep -> out.printf("Photos that lie deeper: import %s itself%n", deep));
  }

  void printShared(PrintWriter out, List<Shared> shared) {
    if (!shared.isEmpty()) {
      out.printf("Ids of several files or folders: %,d%n", shared.size());
      print(out, shared.stream().map(this::words).toList());
    }
  }

  static void printAlike(PrintWriter out, List<List<String>> groups) {
    if (!groups.isEmpty()) {
      out.printf("Ids that look alike and are different: %,d%n", groups.size());
      print(out, groups.stream().map(ids -> String.join(", ", ids)).toList());
    }
  }

  private static void print(PrintWriter out, List<String> lines) {
    lines.stream().limit(NAMED).forEach(line -> out.println("  " + line));
    if (lines.size() > NAMED) {
      out.printf("  and %,d more%n", lines.size() - NAMED);
    }
  }

  /** Such as {@code 2 hidden, 1 too_deep}. */
  private String reasons() {
    return leftOut.entrySet().stream()
        .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  private String words(Path origin) {
    String name = VisibleId.of(folder.relativize(origin).toString());
    return Files.isDirectory(origin) ? name + "/" : name;
  }

  private String words(Shared shared) {
    List<String> names = shared.origins().stream().limit(NAMED).map(this::words).toList();
    int more = shared.origins().size() - names.size();
    return "%s: %s%s"
        .formatted(
            VisibleId.of(shared.id().text()),
            String.join(", ", names),
            more == 0 ? "" : " and %,d more".formatted(more));
  }
}
