package org.vultus.lab;

import org.vultus.lab.bench.BenchCommand;
import org.vultus.lab.detection.FacesCommand;
import org.vultus.lab.strangers.LessonsCommand;
import org.vultus.lab.strangers.NearestCommand;
import org.vultus.lab.strangers.StrangersCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lab}: measures the engine and the server. */
@Command(
    name = "lab",
    description = "Measures Vultus; the results are in docs/benchmarks.md.",
    subcommands = {
      FacesCommand.class,
      StrangersCommand.class,
      LessonsCommand.class,
      NearestCommand.class,
      BenchCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Lab {

  private Lab() {}

  /** Runs the command and exits: 0 for success, 1 for a failure, 2 for wrong arguments. */
  public static void main(String[] args) {
    CommandLine commands = new CommandLine(new Lab());
    commands.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          e.printStackTrace(command.getErr());
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(commands.execute(args.length == 0 ? new String[] {"--help"} : args));
  }
}
