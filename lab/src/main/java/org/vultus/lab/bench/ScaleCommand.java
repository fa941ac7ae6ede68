package org.vultus.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.vultus.image.Photo;
import org.vultus.lab.options.PackChoice;
import org.vultus.pack.PackManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab bench scale}. */
@Command(
    name = "scale",
    description = "Start-up, memory and a verification that searches, without and with many users.")
final class ScaleCommand implements Callable<Integer> {

  private static final String ID = "lab";
  private static final int CALLS = 300;

  @Parameters(paramLabel = "PHOTO", description = "A photo with one face.")
  private Path photo = Path.of("");

  @Parameters(paramLabel = "STRANGER", description = "A photo of somebody else.")
  private Path stranger = Path.of("");

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "100000",
      description = "With how many users, one template each (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many starts to take the median of (default: ${DEFAULT-VALUE}).")
  private int starts;

  @Mixin private PackChoice pack = new PackChoice();

  @Override
  public Integer call() throws IOException, SQLException {
    try (ScratchFolder data = ScratchFolder.make()) {
      ServerCommand command = ServerCommand.of(pack, data.path());
      Photo person = Photo.of(Files.readAllBytes(photo));
      try (ServerProcess server = ServerProcess.start(command)) {
        new Client(server.address()).register(Client.form(ID, person));
      }
      measure("1 user", command);
      PackManifest manifest = pack.open().manifest();
      new Filler(manifest.id(), manifest.embedder().length())
          .fill(data.path().resolve("vultus.db"), users);
      measure(users + " users", command);
    }
    return 0;
  }

  private void measure(String name, ServerCommand command) throws IOException {
    Times ready = new Times();
    Times processor = new Times();
    for (int i = 0; i < starts; i++) {
      try (ServerProcess server = ServerProcess.start(command)) {
        ready.add(server.startTime().toNanos());
        processor.add(server.cpuTime().toNanos());
      }
    }
    System.out.printf("%s%n", name);
    System.out.printf("  start to ready   %.2f s%n", ready.medianMillis() / 1000);
    System.out.printf("  processor time   %.2f s%n", processor.medianMillis() / 1000);
    use(command);
  }

  private void use(ServerCommand command) throws IOException {
    byte[] same = Client.form(ID, Photo.of(Files.readAllBytes(photo)));
    byte[] other = Client.form(ID, Photo.of(Files.readAllBytes(stranger)));
    try (ServerProcess server = ServerProcess.start(command)) {
      Client client = new Client(server.address());
      double atStart = server.residentMiB();
      time(client::verify, same, client::refuse, other);
      System.out.printf(
          "  resident memory  %.0f MiB at start, %.0f MiB after %d calls, %.0f MiB at most%n",
          atStart, server.residentMiB(), 4 * CALLS, server.peakMiB());
    }
  }

  /** The calls take turns; the first half warms the server up. */
  private static void time(
      Consumer<byte[]> verify, byte[] same, Consumer<byte[]> refuse, byte[] other) {
    Times verified = new Times();
    Times refused = new Times();
    for (int i = 0; i < 2 * CALLS; i++) {
      (i < CALLS ? new Times() : verified).measure(1, () -> verify.accept(same));
      (i < CALLS ? new Times() : refused).measure(1, () -> refuse.accept(other));
    }
    System.out.printf("  verified         %.2f ms%n", verified.medianMillis());
    System.out.printf("  searched         %.2f ms%n", refused.medianMillis());
  }
}
