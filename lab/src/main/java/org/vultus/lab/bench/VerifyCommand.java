package org.vultus.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vultus.image.Photo;
import org.vultus.lab.options.PackChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab bench verify}. */
@Command(
    name = "verify",
    description = "One verification beside the bare time of its networks, alone and under load.")
final class VerifyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PHOTO", description = "A JPEG of 640 x 480 pixels with one face.")
  private Path photo = Path.of("");

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "30",
      description = "How often the kinds of work take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Mixin private PackChoice pack = new PackChoice();

  @Override
  public Integer call() throws IOException {
    Photo small = Photo.of(Files.readAllBytes(photo));
    try (ScratchFolder data = ScratchFolder.make();
        VerifyBench bench = new VerifyBench(pack.open(), ServerCommand.of(pack, data.path()))) {
      bench.enrol(small);
      bench.warmUp(small);
      bench.networks(rounds, 10);
      bench.oneAtATime("640 x 480", small, rounds, 10);
      bench.oneAtATime("4000 x 3000", LargePhoto.of(small), rounds, 3);
      bench.together(small, 5);
    }
    return 0;
  }
}
