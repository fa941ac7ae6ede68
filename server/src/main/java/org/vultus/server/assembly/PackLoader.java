package org.vultus.server.assembly;

import org.vultus.embedding.MatchRule;
import org.vultus.onnx.OnnxException;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackLookup;
import org.vultus.server.service.Biometrics;
import org.vultus.server.service.Meters;
import org.vultus.vision.FaceEngine;

/** Loads model packs, by the settings. */
final class PackLoader {

  private final Settings settings;
  private final Meters meters;

  PackLoader(Settings settings, Meters meters) {
    this.settings = settings;
    this.meters = meters;
  }

  /** What became of it. */
  sealed interface Outcome {}

  /** Loaded; the gallery is empty. Whoever gets this closes it. */
  record Loaded(Biometrics biometrics) implements Outcome {}

  /** Nothing is open; {@code problem} says why and what to do, in whole sentences. */
  record Unusable(String problem) implements Outcome {}

  /**
   * Loads the pack.
   *
   * @throws MatchSettingsException if the settings of decisions do not fit it
   */
  Outcome load(PackLookup lookup) {
    return switch (lookup) {
      case PackLookup.Missing missing ->
          new Unusable(sentence(missing.summary()) + " " + sentence(missing.remedy()));
      case PackLookup.Found found -> load(found.pack());
    };
  }

  private Outcome load(ModelPack pack) {
    MatchRule rule = settings.match().rule(pack.manifest(), settings.store().dataDir());
    try {
      FaceEngine engine = FaceEngine.open(pack, settings.engine());
      return new Loaded(
          new Biometrics(engine, rule, settings.engine(), settings.waiting(), meters));
    } catch (OnnxException e) {
      return new Unusable(String.valueOf(e.getMessage()));
    }
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}
