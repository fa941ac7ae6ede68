package org.vultus.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vultus.embedding.MatchRule;
import org.vultus.image.Photo;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackLookup;
import org.vultus.pack.PackManifest;
import org.vultus.quality.QualityLimits;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.FaceEngine;
import org.vultus.vision.QualityGate;
import org.vultus.vision.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vultus compare}. */
@Command(
    name = "compare",
    description = "Says whether two photos show the same person. Nothing is stored.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "A", description = "A photo.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "Another photo.")
  private Path second = Path.of("");

  @Mixin private PackOptions pack = new PackOptions();
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private MatchOptions match = new MatchOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ModelPack found =
        switch (pack.settings().find()) {
          case PackLookup.Found lookup -> lookup.pack();
          case PackLookup.Missing missing -> throw new CommandFailedException(missing.report());
        };
    MatchRule rule = match.settings().rule(found.manifest());
    try (FaceEngine faces = FaceEngine.open(found, engine.settings())) {
      report(face(faces, first), face(faces, second), rule, faces.pack());
    }
    return 0;
  }

  private void report(AnalysedFace a, AnalysedFace b, MatchRule rule, PackManifest used) {
    double similarity = a.template().similarity(b.template());
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Similarity  %.4f%s%n",
        MatchRule.told(similarity),
        rule.rate(similarity, 1).map(rate -> ", false match rate " + rate).orElse(""));
    out.printf("Decided by  %s, %s%n", used.id(), RuleText.of(rule, used, match.settings()));
    out.printf("Quality     %.0f and %.0f%n", a.quality().overall(), b.quality().overall());
    out.printf(
        "Decision    %s%n", rule.matches(similarity, 1) ? "same person" : "not the same person");
    out.flush();
    warn(first, a);
    warn(second, b);
  }

  /** Nothing hangs on the answer here, so a bad photo is compared all the same. */
  private void warn(Path file, AnalysedFace face) {
    QualityGate.refusal(face.quality(), QualityLimits.VERIFICATION)
        .ifPresent(
            why -> spec.commandLine().getErr().println(file + " says little. " + why.message()));
  }

  private static AnalysedFace face(FaceEngine faces, Path file) {
    return switch (faces.analyse(photo(file))) {
      case AnalysedFace face -> face;
      case Refusal refusal -> throw new CommandFailedException(file + ": " + refusal.message());
    };
  }

  private static Photo photo(Path file) {
    try {
      return Photo.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CommandFailedException(file + " cannot be read");
    }
  }
}
