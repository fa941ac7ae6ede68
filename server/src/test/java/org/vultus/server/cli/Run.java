package org.vultus.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;

/** What a command line came to: its exit code and what it printed. */
record Run(int exit, String out, String err) {

  private static final Map<String, String> FOR_DRAWN_FACES =
      Map.of("VULTUS_MODELS_CACHE", "no-such-folder", "VULTUS_ENROLMENT_LIMITS", "eyes=0, mouth=0");

  /** Runs it without any environment but what drawn faces need. */
  static Run of(String... args) {
    return in(FOR_DRAWN_FACES, args);
  }

  static Run in(Map<String, String> environment, String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    System.setErr(new PrintStream(complained, true, UTF_8));
    try {
      int exit = CommandLineInterface.run(args, environment);
      return new Run(exit, printed.toString(UTF_8), complained.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
