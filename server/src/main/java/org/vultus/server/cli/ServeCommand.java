package org.vultus.server.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import org.vultus.pack.KnownPacks;
import org.vultus.pack.PackManifest;
import org.vultus.server.assembly.Settings;
import org.vultus.server.assembly.Vultus;
import org.vultus.server.assembly.WebServer;
import org.vultus.server.assembly.WebSettings;
import org.vultus.server.service.Biometrics;
import org.vultus.server.store.StoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vultus serve}. */
@Command(
    name = "serve",
    description = "Runs the server until it is told to stop (Ctrl-C or SIGTERM).",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {

  /** Shorter than TimeoutStopSec in docs/operations.md. */
  private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(35);

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen on; 0 takes any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--allow-unauthenticated",
      description = "Listen on an address that other machines reach, though anyone may then ask.")
  private boolean allowUnauthenticated;

  @Option(
      names = "--max-waiting",
      paramLabel = "N",
      defaultValue = "64",
      description = "How many photos may wait to be analysed (default: ${DEFAULT-VALUE}).")
  private int maxWaiting;

  @Option(
      names = {"--verify-uniform-refusal", "--verify.uniform-refusal"},
      description = "A failed verification is always 400 'Invalid User', whoever it shows.")
  private boolean uniformRefusal;

  @Mixin private OriginOptions origin = new OriginOptions();
  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private PackOptions pack = new PackOptions();
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private MatchOptions match = new MatchOptions();
  @Mixin private NearestOptions nearest = new NearestOptions();
  @Mixin private QualityOptions quality = new QualityOptions();
  @Mixin private EnrolmentOptions enrolment = new EnrolmentOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    checkHost();
    checkNumbers();
    Vultus vultus =
        Vultus.open(
            new Settings(
                store.settings(),
                pack.settings(),
                engine.settings(),
                maxWaiting,
                quality.settings(),
                match.settings().withNearestMargin(nearest.margin()),
                enrolment.duplicates()));
    serve(vultus);
    return 0;
  }

  private void serve(Vultus vultus) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    WebServer server = start(vultus);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  close(server);
                  stopped.countDown();
                },
                "shutdown"));
    report(vultus, server.port());
    stopped.await();
  }

  /**
   * The process ends within a time that service managers can be told: whatever is not finished by
   * then, an analysis or a database that does not answer, loses nothing that was acknowledged.
   */
  private static void close(WebServer server) {
    Thread closing = new Thread(server::close, "closing");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(LONGEST_SHUTDOWN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WebServer start(Vultus vultus) {
    try {
      return WebServer.start(
          vultus, new WebSettings(host, port, uniformRefusal, origin.publicUrls()));
    } catch (ApplicationContextException e) {
      if (e.getCause() instanceof PortInUseException) {
        throw new CommandFailedException(
            "Port %d is taken; stop what listens there, or choose another with --port"
                .formatted(port));
      }
      throw e;
    }
  }

  /** In one piece, so that whoever waits for the address finds the rest beside it. */
  private void report(Vultus vultus, int actualPort) {
    String lines =
        String.join(
            System.lineSeparator(),
            "Vultus %s listens on http://%s:%d"
                .formatted(
                    Version.text(), host.contains(":") ? "[" + host + "]" : host, actualPort),
            "Pack      " + pack(vultus),
            "Users     " + users(vultus),
            "Database  " + database(vultus.settings().store()),
            "Data      " + vultus.settings().store().dataDir());
    spec.commandLine().getOut().println(lines);
    spec.commandLine().getOut().flush();
    vultus.warnings().forEach(spec.commandLine().getErr()::println);
    spec.commandLine().getErr().flush();
  }

  private static String pack(Vultus vultus) {
    Biometrics biometrics = vultus.readiness().biometricsIfReady();
    if (biometrics == null) {
      return "none, so that nobody can be registered or verified: " + vultus.packReport();
    }
    PackManifest pack = biometrics.pack();
    return "%s, %s%s"
        .formatted(
            pack.id(),
            RuleText.of(biometrics.rule(), pack, vultus.settings().match()),
            advice(vultus, pack));
  }

  /** The built-in pack is for trials: it says how good it is, and how to get to a better one. */
  private static String advice(Vultus vultus, PackManifest pack) {
    if (!pack.name().equals(KnownPacks.BUILT_IN) || pack.accuracy() == null) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "; it decides %.1f %% of %s rightly, and takes many Black people for each other;"
            + " for a better one: ./vultus models pull opencv-zoo%s",
        100 * pack.accuracy().best(),
        pack.accuracy().data(),
        vultus.users() == 0 ? "" : ", ./vultus reembed --pack opencv-zoo");
  }

  private static String users(Vultus vultus) {
    long without = vultus.usersWithoutTemplate();
    return vultus.users()
        + (without == 0 ? "" : " (%d without a template of this pack)".formatted(without));
  }

  private static String database(StoreSettings store) {
    return store.url() == null
        ? "SQLite"
        : store.url().replaceFirst("//[^/@]*@", "//").replaceFirst("[?].*", "");
  }

  private void checkHost() {
    if (host.isBlank()) {
      throw new CommandFailedException(
          "--host is empty; name an address to listen on, such as 127.0.0.1");
    }
    if (!allowUnauthenticated && !isLoopback()) {
      throw new CommandFailedException(
          ("Refusing to listen on %s: whoever reaches this address could register, verify and"
                  + " delete, since Vultus does not ask who calls. Put it behind a server that does,"
                  + " or say --allow-unauthenticated.")
              .formatted(host));
    }
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new CommandFailedException("--host " + host + " is no address of this machine");
    }
  }

  private void checkNumbers() {
    if (port < 0 || port > 65535) {
      throw new CommandFailedException("--port is 0 to 65535, not " + port);
    }
    if (maxWaiting < 0) {
      throw new CommandFailedException("--max-waiting is at least 0, not " + maxWaiting);
    }
  }
}
