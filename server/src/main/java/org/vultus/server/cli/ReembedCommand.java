package org.vultus.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vultus.embedding.ModelId;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackLookup;
import org.vultus.server.reembedding.PhotoResult;
import org.vultus.server.reembedding.Reembedding;
import org.vultus.server.store.Stores;
import org.vultus.server.store.TemplateStore;
import org.vultus.vision.EngineSettings;
import org.vultus.vision.FaceEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vultus reembed}. */
@Command(
    name = "reembed",
    description = {
      "Changes to another model pack, and makes new templates of all photos for it.",
      "Puts the pack in use when all are made. The server may run meanwhile; it changes over within",
      "seconds. May be interrupted and repeated. Photos that the pack refuses keep their old",
      "templates, and are listed each time."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReembedCommand implements Callable<Integer> {

  private static final int LINES = 20;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "reembed-refused.csv",
      description = "Gets a line for each photo refused (default: ${DEFAULT-VALUE}).")
  private Path report = Path.of("");

  @Option(
      names = "--drop-others",
      description = {
        "Afterwards removes all templates of other packs, also of the photos refused. The photos",
        "stay, so that they can be made again."
      })
  private boolean dropOthers;

  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private PackOptions pack = new PackOptions();
  @Mixin private EngineOptions engine = new EngineOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private long done;
  private long refused;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ModelPack chosen = chosen();
    EngineSettings lanes = engine.settings();
    try (TemplateStore templates = Stores.openTemplates(store.settings());
        FaceEngine faces = FaceEngine.open(chosen, lanes)) {
      Optional<ModelId> before = templates.modelInUse();
      run(new Reembedding(templates, faces, lanes.concurrency()));
      report(before, faces.pack().id());
      if (dropOthers) {
        out().printf("Removed          %,d templates of other packs%n", drop(templates, faces));
      }
    }
    out().flush();
    return 0;
  }

  private ModelPack chosen() {
    if (pack.settings().pack() == null) {
      throw new CommandFailedException("Name the pack to change to with --pack");
    }
    return switch (pack.settings().find()) {
      case PackLookup.Found found -> found.pack();
      case PackLookup.Missing missing -> throw new CommandFailedException(missing.report());
    };
  }

  private void run(Reembedding reembedding) throws IOException, InterruptedException {
    try (Progress progress = new Progress("Re-embed", reembedding.outstanding(), " photos", 1);
        RefusalList list = new RefusalList(report)) {
      reembedding.run(
          result -> {
            count(result, list);
            progress.step();
          });
    }
  }

  private void count(PhotoResult result, RefusalList list) {
    switch (result) {
      case PhotoResult.Reembedded yes -> done++;
      case PhotoResult.Gone gone -> {}
      case PhotoResult.Refused no -> {
        refused++;
        list.add(no.photo().name(), no.photo().user(), no.code(), no.reason());
        show(no);
      }
    }
  }

  private void show(PhotoResult.Refused no) {
    PrintWriter err = spec.commandLine().getErr();
    if (refused <= LINES) {
      err.printf("Refused: %s of %s: %s%n", no.photo().name(), no.photo().user(), no.reason());
    } else if (refused == LINES + 1) {
      err.printf("More photos were refused: see %s%n", report);
    }
    err.flush();
  }

  private void report(Optional<ModelId> before, ModelId now) {
    out().printf("Re-embedded      %,d%n", done);
    out().printf("Refused          %,d%s%n", refused, refused == 0 ? "" : " (see " + report + ")");
    out()
        .printf(
            "Pack in use      %s%s%n",
            now, before.filter(b -> !b.equals(now)).map(b -> ", before " + b).orElse(""));
    out().flush();
  }

  private static long drop(TemplateStore templates, FaceEngine faces) {
    return templates.dropOthers(faces.pack().id());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
