package org.vultus.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option that the command line leaves out gets its value: the environment, then the
 * configuration file, then its built-in default. A name is the same in all three but for its form:
 * {@code --data-dir}, {@code VULTUS_DATA_DIR}, {@code data-dir:}.
 */
final class Configuration implements IDefaultValueProvider {

  private static final String FILE_VARIABLE = "VULTUS_CONFIG";
  private static final String DEFAULT_FILE = "vultus.yaml";

  private final Map<String, String> environment;
  private final Path file;
  private final Map<String, List<String>> inFile;

  private Configuration(
      Map<String, String> environment, Path file, Map<String, List<String>> inFile) {
    this.environment = environment;
    this.file = file;
    this.inFile = inFile;
  }

  /**
   * Reads {@code vultus.yaml}, or the file that {@code VULTUS_CONFIG} names.
   *
   * @throws ConfigurationException if the file named is missing or no map of values
   */
  static Configuration read(Map<String, String> environment) {
    String named = environment.get(FILE_VARIABLE);
    Path file = Path.of(named == null ? DEFAULT_FILE : named);
    if (named == null && !Files.exists(file)) {
      return new Configuration(environment, file, Map.of());
    }
    return new Configuration(environment, file, ConfigurationFile.read(file));
  }

  /**
   * Rejects a file with a key that no command has an option for, which would be silently ignored,
   * or with several values for one.
   */
  void rejectUnknown(CommandLine commands) {
    Map<String, Boolean> known =
        commands.getSubcommands().values().stream()
            .flatMap(Configuration::options)
            .collect(
                Collectors.toMap(
                    Configuration::key,
                    Configuration::takesList,
                    Boolean::logicalOr,
                    TreeMap::new));
    inFile.forEach((key, values) -> reject(key, values, known));
  }

  private void reject(String key, List<String> values, Map<String, Boolean> known) {
    if (!known.containsKey(key)) {
      throw new ConfigurationException(
          "%s: there is no setting '%s'; known are %s".formatted(file, key, known.keySet()));
    }
    if (values.size() != 1 && !known.getOrDefault(key, false)) {
      throw new ConfigurationException(
          "%s: '%s' takes one value; seen is a list of %d".formatted(file, key, values.size()));
    }
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.longestName().equals("--help")) {
      return null;
    }
    String variable = "VULTUS_" + key(option).replace('-', '_').toUpperCase(Locale.ROOT);
    String value = environment.containsKey(variable) ? environment.get(variable) : inFile(option);
    return value != null && option.typeInfo().isBoolean() ? flag(value) : value;
  }

  private @Nullable String inFile(OptionSpec option) {
    List<String> values = inFile.get(key(option));
    return values == null ? null : String.join(",", values);
  }

  private static Stream<OptionSpec> options(CommandLine command) {
    return Stream.concat(
        command.getCommandSpec().options().stream(),
        command.getSubcommands().values().stream().flatMap(Configuration::options));
  }

  /** One that may be repeated and takes its values in one text, too, at commas. */
  private static boolean takesList(OptionSpec option) {
    return option.isMultiValue() && option.splitRegex().startsWith(",");
  }

  private static String key(OptionSpec option) {
    return option.longestName().substring(2).replace('.', '-');
  }

  /** What YAML takes for a flag; picocli knows the first two alone. */
  private static String flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> "true";
      case "false", "no", "off" -> "false";
      default -> text;
    };
  }
}
