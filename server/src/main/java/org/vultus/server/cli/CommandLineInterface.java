package org.vultus.server.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.vultus.onnx.OnnxException;
import org.vultus.pack.download.DownloadException;
import org.vultus.server.assembly.MatchSettingsException;
import org.vultus.server.assembly.PackConflictException;
import org.vultus.server.evaluation.data.DataException;
import org.vultus.server.service.UnavailableException;
import org.vultus.server.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code vultus}: picks the command and says in plain words what is wrong. */
@Command(
    name = "vultus",
    description = "Verifies people by their photos.",
    subcommands = {
      ServeCommand.class,
      ImportCommand.class,
      ReembedCommand.class,
      CompareCommand.class,
      EvaluateCommand.class,
      CalibrateCommand.class,
      CheckCommand.class,
      ModelsCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Each option may also be set in the environment (--data-dir as VULTUS_DATA_DIR) and in the file",
      "vultus.yaml (data-dir: ...). The command line wins over the environment, and that over the file.",
      "'vultus help COMMAND' lists the options of a command."
    })
public final class CommandLineInterface {

  private static final int HELP_WIDTH = 100;

  private CommandLineInterface() {}

  /**
   * Runs a command.
   *
   * @param environment as {@link System#getenv()} gives it
   * @return the exit code: 0 for success, 1 for a failure, 2 for arguments that make no sense
   */
  public static int run(String[] args, Map<String, String> environment) {
    CommandLine commands = new CommandLine(new CommandLineInterface());
    commands.addSubcommand(new HelpCommand());
    commands.setUsageHelpWidth(HELP_WIDTH);
    commands.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    commands.setParameterExceptionHandler((e, arguments) -> misused(e));
    try {
      Configuration configuration = Configuration.read(environment);
      configuration.rejectUnknown(commands);
      commands.setDefaultValueProvider(configuration);
      return commands.execute(args.length == 0 ? new String[] {"--help"} : args);
    } catch (ConfigurationException e) {
      commands.getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  private static int misused(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    err.println("'vultus help' tells more.");
    return CommandLine.ExitCode.USAGE;
  }

  /** Faults of the operator's world get their sentence, faults of ours their stack trace. */
  private static int failed(Exception e, CommandLine command) {
    switch (e) {
      case StoreException known -> command.getErr().println(known.getMessage());
      case DownloadException known -> command.getErr().println(known.getMessage());
      case OnnxException known -> command.getErr().println(known.getMessage());
      case DataException known -> command.getErr().println(known.getMessage());
      case MatchSettingsException known -> command.getErr().println(known.getMessage());
      case PackConflictException known -> command.getErr().println(known.getMessage());
      case UnavailableException known -> command.getErr().println(known.getMessage());
      case CommandFailedException known -> command.getErr().println(known.getMessage());
      default -> e.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
