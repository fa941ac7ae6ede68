package org.vultus.server.blackbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.vultus.fixtures.TinyPack;
import org.vultus.server.assembly.MatchSettings;
import org.vultus.server.assembly.Settings;
import org.vultus.server.assembly.Vultus;
import org.vultus.server.assembly.WebServer;
import org.vultus.server.assembly.WebSettings;
import org.vultus.vision.EngineSettings;

/** The server in this process, with its data in a folder of its own, for all tests of a class. */
final class ServerUnderTest implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

  private final Setup setup;
  private @Nullable Path home;
  private @Nullable Vultus vultus;
  private @Nullable WebServer server;
  private @Nullable Api api;

  ServerUnderTest(Setup setup) {
    this.setup = setup;
  }

  /** A server for a test of its own. */
  static ServerUnderTest started(Setup setup) throws IOException {
    ServerUnderTest server = new ServerUnderTest(setup);
    server.start();
    return server;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    close();
  }

  boolean isStarted() {
    return server != null;
  }

  Api api() {
    return Objects.requireNonNull(api);
  }

  int port() {
    return api().port();
  }

  /** What lies beneath HTTP, for what the API cannot prepare. */
  Vultus vultus() {
    return Objects.requireNonNull(vultus);
  }

  Kept kept() {
    return new Kept(data());
  }

  Path data() {
    return home().resolve("data");
  }

  /** Everything that the test brought about lies in here. */
  Path home() {
    return Objects.requireNonNull(home);
  }

  /** Stops the server as SIGTERM does; its data stay for now. */
  void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** Stops the server and starts one with the same data, which listens on another port. */
  void restart() {
    stop();
    open();
  }

  @Override
  public void close() throws IOException {
    stop();
    try (Stream<Path> files = Files.walk(home())) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  private void start() throws IOException {
    home = Files.createTempDirectory("vultus-test");
    TinyPack.write(Files.createDirectory(home().resolve("tiny")));
    open();
  }

  private void open() {
    EngineSettings usual = EngineSettings.DEFAULT;
    Settings settings =
        new Settings(
            setup.store().apply(data()),
            setup.pack().apply(home().resolve("tiny")),
            new EngineSettings(setup.concurrency(), usual.dominance(), usual.maxPixels()),
            setup.waiting(),
            setup.quality(),
            MatchSettings.OF_PACK,
            setup.duplicates());
    vultus = Vultus.open(settings);
    server =
        WebServer.start(
            vultus(), new WebSettings("127.0.0.1", 0, setup.uniformRefusal(), setup.publicUrls()));
    api = new Api(server.port());
  }
}
