package org.vultus.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vultus.fixtures.Mutants;

/** Decodes in a process of its own, with little memory, and prints a line for each file. */
final class DecodingProcess {

  private DecodingProcess() {}

  /** Either {@code files PATH...}, or {@code mutants FROM TO}. */
  public static void main(String[] args) throws IOException {
    ImageDecoder decoder = new ImageDecoder(64_000_000);
    if (args[0].equals("files")) {
      for (int i = 1; i < args.length; i++) {
        System.out.println(outcome(decoder, Files.readAllBytes(Path.of(args[i]))));
      }
      return;
    }
    Mutants mutants = new Mutants();
    System.out.println("ready");
    for (int i = Integer.parseInt(args[1]); i < Integer.parseInt(args[2]); i++) {
      System.out.println("begun " + i);
      System.out.println("ended " + i + " " + outcome(decoder, mutants.mutant(i)));
    }
  }

  /** Both rasters are decoded, as for a photo with a small face. */
  private static String outcome(ImageDecoder decoder, byte[] file) {
    return switch (decoder.decode(Photo.of(file))) {
      case ImageProblem problem -> problem.kind() + " " + problem.message();
      case Picture picture -> "PICTURE " + picture.full();
    };
  }
}
