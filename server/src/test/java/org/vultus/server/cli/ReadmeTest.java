package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

final class ReadmeTest {

  /** Surefire runs in the module's folder. */
  private static final Path ROOT = Path.of("..");

  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)\\s]*)?\\)");

  @Test
  void configurationTable_holdsEveryOptionOfServeAndNoOther() throws IOException {
    assertThat(table().stream().map(row -> row.get(0)))
        .containsExactlyInAnyOrderElementsOf(
            options().map(option -> "`" + option.longestName() + "`").toList());
  }

  @Test
  void configurationTable_namesTheVariableAndTheKeyOfEveryOption() throws IOException {
    for (List<String> row : table()) {
      String key = row.get(0).replace("`--", "`");
      assertThat(row.get(1))
          .isEqualTo(
              key.replace("`", "")
                  .replace('-', '_')
                  .toUpperCase(Locale.ROOT)
                  .transform(name -> "`VULTUS_" + name + "`"));
      assertThat(row.get(2)).isEqualTo(key);
    }
  }

  @Test
  void configurationTable_givesEveryFixedDefault() throws IOException {
    List<List<String>> table = table();
    options()
        .filter(option -> option.defaultValue() != null)
        .forEach(
            option ->
                assertThat(table)
                    .anySatisfy(
                        row -> {
                          assertThat(row.get(0)).isEqualTo("`" + option.longestName() + "`");
                          assertThat(row.get(3)).isEqualTo("`" + option.defaultValue() + "`");
                        }));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyRelativeLink_pointsToAFile(Path document) throws IOException {
    assertThat(links(document))
        .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
  }

  @Test
  void readme_linksToTheDocuments() throws IOException {
    assertThat(links(ROOT.resolve("README.md")))
        .contains("docs/api.md", "docs/operations.md", "docs/privacy.md", "docs/architecture.md");
  }

  static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  private static List<String> links(Path document) throws IOException {
    return LINK.matcher(Files.readString(document))
        .results()
        .map(match -> match.group(1))
        .filter(link -> !link.contains(":"))
        .toList();
  }

  /** The cells of the rows that begin with an option. */
  private static List<List<String>> table() throws IOException {
    return Pattern.compile("(?m)^\\| (`--.*) \\|$")
        .matcher(Files.readString(ROOT.resolve("README.md")))
        .results()
        .map(ReadmeTest::cells)
        .toList();
  }

  private static List<String> cells(MatchResult row) {
    return Arrays.stream(row.group(1).split("\\|", -1)).map(String::strip).toList();
  }

  private static Stream<OptionSpec> options() {
    return new CommandLine(new ServeCommand())
        .getCommandSpec().options().stream()
            .filter(option -> !option.usageHelp())
            .filter(option -> !option.versionHelp());
  }
}
