package org.vultus.server.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import org.vultus.fixtures.DrawnFace;
import org.vultus.quality.QualityLimits;
import org.vultus.server.assembly.MatchSettings;
import org.vultus.server.assembly.PackSettings;
import org.vultus.server.assembly.Settings;
import org.vultus.server.assembly.Vultus;
import org.vultus.server.assembly.WebServer;
import org.vultus.server.assembly.WebSettings;
import org.vultus.server.origin.Origin;
import org.vultus.server.service.DuplicateFace;
import org.vultus.server.service.QualitySettings;
import org.vultus.server.store.StoreSettings;
import org.vultus.vision.EngineSettings;

/** A server on which nobody is registered yet. */
final class Server implements AutoCloseable {

  private static final int WAITING = 64;

  private final Path data;
  private final WebServer web;

  private Server(Path data, WebServer web) {
    this.data = data;
    this.web = web;
  }

  /** Knows that browsers find it as another machine, too. */
  static Server started(PackSettings pack) {
    return started(pack, Origin.parse("http://" + Chromium.FOREIGN_HOST).stream().toList());
  }

  static Server started(PackSettings pack, List<Origin> publicUrls) {
    Path data = folder();
    Settings settings =
        new Settings(
            StoreSettings.sqlite(data),
            pack,
            EngineSettings.DEFAULT,
            WAITING,
            new QualitySettings(DrawnFace.LIMITS, QualityLimits.VERIFICATION),
            MatchSettings.OF_PACK,
            DuplicateFace.ALLOW);
    WebSettings free = new WebSettings("127.0.0.1", 0, false, publicUrls);
    return new Server(data, WebServer.start(Vultus.open(settings), free));
  }

  /** Where it is found on its own machine. */
  String address() {
    return "http://127.0.0.1:" + web.port();
  }

  /** Where a browser finds it that believes to be on another machine. */
  String foreignAddress() {
    return "http://" + Chromium.FOREIGN_HOST + ":" + web.port();
  }

  @Override
  public void close() throws IOException {
    web.close();
    FileSystemUtils.deleteRecursively(data);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("vultus-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
