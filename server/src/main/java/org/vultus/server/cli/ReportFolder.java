package org.vultus.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.vultus.server.evaluation.EvaluationFile;

/** A folder that holds one report: a page, and its figures as JSON. */
record ReportFolder(Path folder, String name) {

  /**
   * Makes the folder. An earlier report of the same name is overwritten; beside another's the new
   * one could be mistaken for it.
   */
  static ReportFolder prepare(Path folder, String name) {
    ReportFolder prepared = new ReportFolder(folder, name);
    try {
      Files.createDirectories(folder);
      List<String> others = prepared.otherReports();
      if (!others.isEmpty()) {
        throw new CommandFailedException(
            "%s holds %s already; name another folder with --report"
                .formatted(folder, others.getFirst()));
      }
      return prepared;
    } catch (IOException e) {
      throw new CommandFailedException("The folder " + folder + " cannot be written");
    }
  }

  void write(Object report, byte[] page) {
    try {
      Files.write(json(), EvaluationFile.json(report));
      Files.write(page(), page);
    } catch (IOException e) {
      throw new CommandFailedException("The folder " + folder + " cannot be written");
    }
  }

  Path page() {
    return folder.resolve(name + ".html");
  }

  private Path json() {
    return folder.resolve(name + ".json");
  }

  private List<String> otherReports() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.equals(json()))
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> file.endsWith(".json"))
          .sorted()
          .toList();
    }
  }
}
