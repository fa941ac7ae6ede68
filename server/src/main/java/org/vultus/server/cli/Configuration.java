package org.vultus.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
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

  /** What may be a list in the file, and has commas between its values elsewhere. */
  private static final Set<String> LISTS = Set.of("public-url");

  private final Map<String, String> environment;
  private final Path file;
  private final Map<String, String> inFile;

  private Configuration(Map<String, String> environment, Path file, Map<String, String> inFile) {
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
    Map<String, String> values = new LinkedHashMap<>();
    flatten("", load(file), file, values);
    return new Configuration(environment, file, values);
  }

  /** Rejects a file with a key that no command has an option for: it would be silently ignored. */
  void rejectUnknown(CommandLine commands) {
    Set<String> known =
        commands.getSubcommands().values().stream()
            .flatMap(Configuration::options)
            .map(Configuration::key)
            .collect(Collectors.toCollection(TreeSet::new));
    inFile.keySet().stream()
        .filter(key -> !known.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw new ConfigurationException(
                  "%s: there is no setting '%s'; known are %s".formatted(file, key, known));
            });
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.longestName().equals("--help")) {
      return null;
    }
    String variable = "VULTUS_" + key(option).replace('-', '_').toUpperCase(Locale.ROOT);
    String value = environment.get(variable);
    return value != null ? value : inFile.get(key(option));
  }

  private static Stream<OptionSpec> options(CommandLine command) {
    return Stream.concat(
        command.getCommandSpec().options().stream(),
        command.getSubcommands().values().stream().flatMap(Configuration::options));
  }

  private static String key(OptionSpec option) {
    return option.longestName().substring(2).replace('.', '-');
  }

  private static @Nullable Object load(Path file) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    } catch (IOException e) {
      throw new ConfigurationException("The configuration file " + file + " cannot be read");
    } catch (YAMLException e) {
      throw new ConfigurationException(file + " is no valid YAML: " + e.getMessage());
    }
  }

  private static void flatten(
      String prefix, @Nullable Object value, Path file, Map<String, String> to) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> flatten(prefix + "-" + key, inner, file, to));
    } else if (value instanceof List<?> list && LISTS.contains(name(prefix))) {
      to.put(name(prefix), list.stream().map(String::valueOf).collect(Collectors.joining(",")));
    } else if (value instanceof Iterable || (value != null && prefix.isEmpty())) {
      throw new ConfigurationException(
          file + ": expected are lines such as 'port: 8080'; seen is " + value);
    } else if (value != null) {
      to.put(name(prefix), value.toString());
    }
  }

  private static String name(String prefix) {
    return prefix.replaceFirst("^-", "").replace('.', '-').replace('_', '-');
  }
}
