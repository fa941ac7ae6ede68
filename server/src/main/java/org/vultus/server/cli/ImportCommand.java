package org.vultus.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vultus.server.assembly.Settings;
import org.vultus.server.assembly.Vultus;
import org.vultus.server.importing.BulkImport;
import org.vultus.server.importing.LookAlikes;
import org.vultus.server.importing.PhotoTree;
import org.vultus.server.importing.PhotosById;
import org.vultus.server.service.DuplicateFace;
import org.vultus.server.service.PhotoSets;
import org.vultus.server.store.UserStore;
import org.vultus.vision.EngineSettings;
import picocli.CommandLine;
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
      "The photos are DIR/<id>/*, DIR/<id>.jpg or DIR/<id>_<yyyyMMddHHmmss>.jpg; further photos of a",
      "person are added if they match. May be interrupted and repeated: a file that was imported",
      "before is passed over. Not while the server runs."
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
      description = "Gets a line for each file not imported (default: ${DEFAULT-VALUE}).")
  private Path refusedFile = Path.of("");

  @Option(
      names = "--force",
      description = {
        "Keeps also photos that do not match the others of their id, and photos of one id that show",
        "several people: all of them then verify as that id."
      })
  private boolean force;

  @Option(names = "--known-only", description = "Registers nobody new; adds photos only.")
  private boolean knownOnly;

  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private PackOptions pack = new PackOptions();
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private MatchOptions match = new MatchOptions();
  @Mixin private QualityOptions quality = new QualityOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    return Interruption.run(
        spec.commandLine().getErr(),
        "Interrupted. What was imported is kept; the same command goes on with the rest",
        this::importAll);
  }

  private int importAll() throws IOException, InterruptedException {
    PhotoTree tree = tree();
    PhotosById photos = new PhotosById(tree.photos());
    try (RefusalList list = new RefusalList(refusedFile)) {
      ImportReport report = new ImportReport(folder, list);
      tree.leftOut().forEach(report::add);
      LookAlikes alike = run(photos, tree.photos().size(), report);
      return say(report, photos, alike);
    }
  }

  private PhotoTree tree() {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailedException(folder + " is no folder; name one that holds photos");
    }
    try {
      return PhotoTree.in(folder);
    } catch (IOException e) {
      throw new CommandFailedException("The folder " + folder + " cannot be read");
    }
  }

  private LookAlikes run(PhotosById photos, long count, ImportReport report)
      throws InterruptedException {
    EngineSettings lanes = engine.settings();
    try (Vultus vultus = Vultus.open(settings(lanes));
        Progress progress = new Progress("Import", count, " photos", 1)) {
      if (vultus.readiness().biometricsIfReady() == null) {
        throw new CommandFailedException(vultus.packReport());
      }
      PhotoSets.Mode mode = PhotoSets.Mode.of(force, knownOnly);
      new BulkImport(vultus.photoSets(), mode, lanes.concurrency())
          .run(
              photos,
              result -> {
                report.add(result);
                progress.step();
              });
      LookAlikes alike = new LookAlikes(photos.ids());
      vultus.enrolments().forEach(UserStore.Selection.ALL, user -> alike.add(user.id()));
      return alike;
    }
  }

  private Settings settings(EngineSettings lanes) {
    return new Settings(
        store.settings(),
        pack.settings(),
        lanes,
        lanes.concurrency(),
        quality.settings(),
        match.settings(),
        DuplicateFace.ALLOW);
  }

  private int say(ImportReport report, PhotosById photos, LookAlikes alike) {
    PrintWriter out = spec.commandLine().getOut();
    report.printCounts(out, refusedFile);
    report.printShared(out, photos.shared());
    ImportReport.printAlike(out, alike.groups());
    out.flush();
    if (report.isOfAny()) {
      return CommandLine.ExitCode.OK;
    }
    spec.commandLine()
        .getErr()
        .printf(
            "No photo to import was found in %s; accepted are DIR/<id>/*, DIR/<id>.jpg and"
                + " DIR/<id>_<yyyyMMddHHmmss>.jpg%n",
            folder);
    return CommandLine.ExitCode.SOFTWARE;
  }
}
