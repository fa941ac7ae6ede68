package org.vultus.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads {@code vultus.yaml}. Every value is the text that stands there. */
final class ConfigurationFile {

  /** Deeper than any setting; a map that holds itself by an alias has no end. */
  private static final int DEEPEST = 10;

  private final Path file;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private ConfigurationFile(Path file) {
    this.file = file;
  }

  /**
   * The values of each setting, by its key with dashes: one, or those of a list.
   *
   * @throws ConfigurationException if the file cannot be read or is no map of values
   */
  static Map<String, List<String>> read(Path file) {
    ConfigurationFile reader = new ConfigurationFile(file);
    switch (load(file)) {
      case null -> {}
      case Map<?, ?> map -> reader.addAll("", map, 1);
      case Object other -> throw reader.unexpected(other);
    }
    return reader.values;
  }

  private static @Nullable Object load(Path file) {
    try {
      return parser().load(Files.readString(file));
    } catch (IOException e) {
      throw new ConfigurationException("The configuration file " + file + " cannot be read");
    } catch (YAMLException e) {
      throw new ConfigurationException(file + " is no valid YAML: " + e.getMessage());
    }
  }

  private static Yaml parser() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(unused), unused, options, new Texts());
  }

  private void addAll(String prefix, Map<?, ?> map, int depth) {
    if (depth > DEEPEST) {
      throw expected("maps in maps of more than %d levels".formatted(DEEPEST));
    }
    map.forEach((key, value) -> add(prefix + normal(key), value, depth));
  }

  private void add(String key, @Nullable Object value, int depth) {
    switch (value) {
      case null -> {}
      case Map<?, ?> map -> addAll(key + "-", map, depth + 1);
      case List<?> list -> put(key, list.stream().map(this::text).toList());
      case Object text -> put(key, List.of(text(text)));
    }
  }

  private void put(String key, List<String> texts) {
    if (values.putIfAbsent(key, texts) != null) {
      throw new ConfigurationException("%s: '%s' is set twice".formatted(file, key));
    }
  }

  private String text(@Nullable Object value) {
    if (value instanceof Map || value instanceof Iterable || value == null) {
      throw unexpected(value);
    }
    return value.toString();
  }

  private static String normal(@Nullable Object key) {
    return String.valueOf(key).replace('.', '-').replace('_', '-');
  }

  /** A value may be secret, and a list or map that holds itself has no text. */
  private ConfigurationException unexpected(@Nullable Object seen) {
    return expected(
        switch (seen) {
          case null -> "a list with nothing at a place";
          case Map<?, ?> map -> "a map in a list";
          case Iterable<?> list -> "a list";
          case Object text -> "a text alone";
        });
  }

  private ConfigurationException expected(String seen) {
    return new ConfigurationException(
        "%s: expected are lines such as 'port: 8080'; seen is %s".formatted(file, seen));
  }

  /** YAML's own types would make 3667 of a password 007123. Only no value at all is none. */
  private static final class Texts extends Resolver {

    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
      addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
  }
}
