package org.vultus.server.service;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vultus.embedding.MatchRule;
import org.vultus.fixtures.TinyPack;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;
import org.vultus.vision.EngineSettings;
import org.vultus.vision.FaceEngine;

/** Biometrics with the pack for drawn faces. */
final class TinyBiometrics {

  private TinyBiometrics() {}

  /** Keeps the pack in a new folder in {@code home}. */
  static Biometrics in(Path home) throws IOException {
    Path folder = TinyPack.write(Files.createDirectory(home.resolve("tiny")));
    PackLookup lookup = new PackCatalog(null, folder).find(folder.toString());
    EngineSettings settings = EngineSettings.DEFAULT;
    return new Biometrics(
        FaceEngine.open(((PackLookup.Found) lookup).pack(), settings),
        MatchRule.fixed(0.7, null),
        settings,
        1,
        new Meters(new SimpleMeterRegistry()));
  }
}
