package org.vultus.server;

import org.vultus.server.cli.CommandLineInterface;

/** The program. */
public final class Main {

  private Main() {}

  /** Runs the command that the arguments name, and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(CommandLineInterface.run(args, System.getenv()));
  }
}
