package org.vultus.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.vultus.image.Photo;
import org.vultus.lab.options.PackChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab bench overload}. */
@Command(
    name = "overload",
    description =
        "Verdicts a second to more and more clients that keep to Retry-After, and how long"
            + " /health/live takes meanwhile. The numbers of clients take turns.")
final class OverloadCommand implements Callable<Integer> {

  private static final String ID = "lab";
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  @Parameters(paramLabel = "PHOTO", description = "A photo with one face.")
  private Path photo = Path.of("");

  @Option(
      names = "--clients",
      paramLabel = "N",
      split = ",",
      defaultValue = "4,60,150,600",
      description = "How many clients at once, at most 1,000 (default: ${DEFAULT-VALUE}).")
  private List<Integer> clients = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long each turn takes (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often they take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Mixin private PackChoice pack = new PackChoice();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Photo person = Photo.of(Files.readAllBytes(photo));
    byte[] form = Client.form(ID, person);
    try (ScratchFolder data = ScratchFolder.make();
        ServerProcess server = ServerProcess.start(ServerCommand.of(pack, data.path()))) {
      new Client(server.address()).register(form);
      Overload overload = new Overload(server.address(), form);
      overload.run(4, WARM_UP);
      for (int round = 1; round <= rounds; round++) {
        for (int count : clients) {
          System.out.printf(
              "round %d: %s%n",
              round, overload.run(Math.clamp(count, 1, 1000), Duration.ofSeconds(seconds)));
        }
      }
    }
    return 0;
  }
}
