package org.vultus.server.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vultus help}, also of a command's own commands; picocli's knows only the first level. */
@Command(name = "help", description = "Shows the options of a command.", helpCommand = true)
final class HelpCommand implements Callable<Integer> {

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Such as serve or models pull.")
  private List<String> path = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    CommandLine command = spec.commandLine().getParent();
    for (String name : path) {
      CommandLine next = command.getSubcommands().get(name);
      if (next == null) {
        spec.commandLine()
            .getErr()
            .printf("There is no command '%s'; there are: %s%n", name, names(command));
        return CommandLine.ExitCode.USAGE;
      }
      command = next;
    }
    command.usage(spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }

  private static String names(CommandLine command) {
    return String.join(", ", command.getSubcommands().keySet());
  }
}
