package org.vultus.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.vultus.image.Photo;
import org.vultus.lab.options.PackChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab bench guide}. */
@Command(
    name = "guide",
    description =
        "The console's live guide at a camera, alone and while somebody else verifies: how long"
            + " each of its questions takes.")
final class GuideCommand implements Callable<Integer> {

  /** As the console asks: parts/camera.js. */
  private static final Duration QUESTIONS = Duration.ofMillis(350);

  private static final int LONGEST_SIDE = 320;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final String ID = "lab";

  @Parameters(paramLabel = "PHOTO", description = "A photo with one face.")
  private Path photo = Path.of("");

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many verifications a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long to measure (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private PackChoice pack = new PackChoice();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Photo person = Photo.of(Files.readAllBytes(photo));
    try (ScratchFolder data = ScratchFolder.make();
        ServerProcess server = ServerProcess.start(ServerCommand.of(pack, data.path()))) {
      Client client = new Client(server.address());
      byte[] claim = Client.form(ID, person);
      byte[] frame = Client.form(ID, SmallPhoto.of(person, LONGEST_SIDE));
      client.register(claim);
      Pace guide = new Pace(QUESTIONS, () -> client.assess(frame));
      Pace verifier = new Pace(Duration.ofSeconds(1).dividedBy(rate), () -> client.verify(claim));
      Duration length = Duration.ofSeconds(seconds);
      Pace.together(WARM_UP, guide, verifier);
      System.out.printf(
          "live guide alone                %s%n", Pace.together(length, guide).get(0));
      var both = Pace.together(length, guide, verifier);
      System.out.printf("live guide, %2d verifications/s  %s%n", rate, both.get(0));
      System.out.printf("these verifications             %s%n", both.get(1));
    }
    return 0;
  }
}
