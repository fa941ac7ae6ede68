package org.vultus.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vultus.embedding.ModelId;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackLookup;
import org.vultus.server.reembedding.PhotoResult;
import org.vultus.server.reembedding.Reembedding;
import org.vultus.server.store.Stores;
import org.vultus.server.store.TemplateStore;
import org.vultus.server.store.TemplateStore.KeptPhoto;
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
      "templates, and are listed each time. Does not change over where files cannot be read, or",
      "users would be left without a template."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReembedCommand implements Callable<Integer> {

  private static final int LINES = 20;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "reembed-refused.csv",
      description = {
        "Gets a line for each photo refused or not readable (default: ${DEFAULT-VALUE})."
      })
  private Path report = Path.of("");

  @Option(
      names = "--force",
      description = {
        "Changes over also if files cannot be read or users are left without a template: nobody can",
        "verify those until they get another photo."
      })
  private boolean force;

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
  private long unreadable;

  @Override
  public Integer call() throws Exception {
    return Interruption.run(
        spec.commandLine().getErr(),
        "Interrupted. Not changed over; what was made is kept, and the same command goes on with it",
        this::reembed);
  }

  private int reembed() throws IOException, InterruptedException {
    ModelPack chosen = chosen();
    EngineSettings lanes = engine.settings();
    try (TemplateStore templates = Stores.openTemplates(store.settings());
        FaceEngine faces = FaceEngine.open(chosen, lanes)) {
      Optional<ModelId> before = templates.modelInUse();
      Reembedding.Outcome outcome = run(new Reembedding(templates, faces, lanes.concurrency()));
      report(before, faces.pack().id(), outcome);
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

  private Reembedding.Outcome run(Reembedding reembedding)
      throws IOException, InterruptedException {
    try (Progress progress = new Progress("Re-embed", reembedding.outstanding(), " photos", 1);
        RefusalList list = new RefusalList(report)) {
      return reembedding.run(
          force,
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
        list(no.photo(), no.code(), no.reason(), list);
      }
      case PhotoResult.Unreadable no -> {
        unreadable++;
        list(no.photo(), no.code(), no.reason(), list);
      }
    }
  }

  private void list(KeptPhoto photo, String code, String reason, RefusalList list) {
    list.add(photo.name(), photo.user(), code, reason);
    PrintWriter err = spec.commandLine().getErr();
    long listed = refused + unreadable;
    if (listed <= LINES) {
      err.printf("No template: %s of %s: %s%n", photo.name(), photo.user(), reason);
    } else if (listed == LINES + 1) {
      err.printf("More photos give no template: see %s%n", report);
    }
    err.flush();
  }

  private void report(Optional<ModelId> before, ModelId now, Reembedding.Outcome outcome) {
    out().printf("Re-embedded      %,d%n", done);
    out().printf("Refused          %,d%s%n", refused, see(refused));
    out().printf("Not readable     %,d%s%n", unreadable, see(unreadable));
    switch (outcome) {
      case Reembedding.ChangedOver changed -> {
        if (changed.leftOut() > 0) {
          out().printf("Left out         %,d users, who have no template now%n", changed.leftOut());
        }
        out().printf("Pack in use      %s%s%n", now, former(before, now));
        out().flush();
      }
      case Reembedding.NotChangedOver not -> {
        out().printf("Pack in use      %s%n", before.map(ModelId::toString).orElse("none"));
        out().flush();
        throw new CommandFailedException(notChanged(now, not));
      }
    }
  }

  private String see(long photos) {
    return photos == 0 ? "" : " (see " + report + ")";
  }

  private static String former(Optional<ModelId> before, ModelId now) {
    return before.filter(b -> !b.equals(now)).map(b -> ", before " + b).orElse("");
  }

  private static String notChanged(ModelId now, Reembedding.NotChangedOver not) {
    List<String> lines = new ArrayList<>();
    lines.add("Not changed over to %s.".formatted(now));
    if (not.unreadable() > 0) {
      lines.add(
          "  - %,d photo files could not be read: restore them, or delete their users."
              .formatted(not.unreadable()));
    }
    if (not.leftOut() > 0) {
      lines.add(
          "  - %,d users would have no template, and nobody could verify them: add another photo of each."
              .formatted(not.leftOut()));
    }
    lines.add(
        "Then run it again: what was made is kept. Or say --force to change over all the same.");
    return String.join(System.lineSeparator(), lines);
  }

  private static long drop(TemplateStore templates, FaceEngine faces) {
    return templates.dropOthers(faces.pack().id());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
