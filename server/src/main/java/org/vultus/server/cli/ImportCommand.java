package org.vultus.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.vultus.server.assembly.Settings;
import org.vultus.server.assembly.Vultus;
import org.vultus.server.importing.BulkImport;
import org.vultus.server.importing.ImportResult;
import org.vultus.server.importing.ImportResult.Imported;
import org.vultus.server.importing.ImportResult.KnownAlready;
import org.vultus.server.importing.ImportResult.Refused;
import org.vultus.server.importing.PhotoFile;
import org.vultus.server.importing.PhotoTree;
import org.vultus.server.service.DuplicateFace;
import org.vultus.vision.EngineSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vultus import}. */
@Command(
    name = "import",
    description = {
      "Registers people in bulk from a folder of photos.",
      "The photos are DIR/<id>/*.jpg, DIR/<id>.jpg or DIR/<id>_<yyyyMMddHHmmss>.jpg; further photos",
      "of a person are added. May be interrupted and repeated: a file that was imported before is",
      "passed over. Not while the server runs."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "The folder with the photos.")
  private Path folder = Path.of("");

  @Option(
      names = "--refused",
      paramLabel = "FILE",
      defaultValue = "import-refused.csv",
      description = "Gets a line for each photo refused (default: ${DEFAULT-VALUE}).")
  private Path refusedFile = Path.of("");

  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private PackOptions pack = new PackOptions();
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private MatchOptions match = new MatchOptions();
  @Mixin private QualityOptions quality = new QualityOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private long imported;
  private long known;
  private long refused;

  @Override
  public Integer call() throws Exception {
    return Interruption.run(
        spec.commandLine().getErr(),
        "Interrupted. What was imported is kept; the same command goes on with the rest",
        this::importAll);
  }

  private int importAll() throws IOException, InterruptedException {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailedException(folder + " is no folder; name one that holds photos");
    }
    List<PhotoFile> photos = PhotoTree.in(folder);
    EngineSettings lanes = engine.settings();
    Settings settings =
        new Settings(
            store.settings(),
            pack.settings(),
            lanes,
            lanes.concurrency(),
            quality.settings(),
            match.settings(),
            DuplicateFace.ALLOW);
    try (Vultus vultus = Vultus.open(settings)) {
      if (vultus.readiness().biometricsIfReady() == null) {
        throw new CommandFailedException(vultus.packReport());
      }
      run(new BulkImport(vultus.enrolments(), lanes.concurrency()), photos);
    }
    report();
    return 0;
  }

  private void run(BulkImport bulk, List<PhotoFile> photos)
      throws IOException, InterruptedException {
    try (Progress progress = new Progress("Import", photos.size(), " photos", 1);
        RefusalList list = new RefusalList(refusedFile)) {
      bulk.run(
          photos,
          result -> {
            count(result, list);
            progress.step();
          });
    }
  }

  private void count(ImportResult result, RefusalList list) {
    switch (result) {
      case Imported yes -> imported++;
      case KnownAlready before -> known++;
      case Refused no -> {
        refused++;
        list.add(no.photo().path().toString(), no.photo().id(), no.code(), no.reason());
      }
    }
  }

  private void report() {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Imported         %,d%n", imported);
    out.printf("Imported before  %,d%n", known);
    out.printf(
        "Refused          %,d%s%n", refused, refused == 0 ? "" : " (see " + refusedFile + ")");
    out.flush();
  }
}
