package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several ports wins is told by the complaint about it. */
class ConfigurationTest {

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  @Test
  void file_setsAnOption() throws IOException {
    write("port: 70001");
    assertThat(serve().err()).contains("--port is 0 to 65535, not 70001");
  }

  @Test
  void environment_winsOverFile() throws IOException {
    write("port: 70001");
    environment.put("VULTUS_PORT", "70002");
    assertThat(serve().err()).contains("not 70002");
  }

  @Test
  void commandLine_winsOverEnvironment() throws IOException {
    write("port: 70001");
    environment.put("VULTUS_PORT", "70002");
    assertThat(serve("--port=70003").err()).contains("not 70003");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "max-waiting: -1       | --max-waiting is at least 0, not -1",
        "max_waiting: -2       | --max-waiting is at least 0, not -2",
        "max: {waiting: -3}  | --max-waiting is at least 0, not -3",
        "face-dominance: 0.5   | --face-dominance is at least 1, not 0.5",
        "host: 0.0.0.0         | Refusing to listen on 0.0.0.0"
      })
  void file_takesEveryOption(String line, String complaint) throws IOException {
    write(line);
    assertThat(serve().err()).contains(complaint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "007123", "1_000", "2001-12-14", "2001-12-14 10:00:00", "0x1F", "1:30", "1e3", ".5", "+7",
        "0o17", "1.10", "yes", "NO", "on", "=", ".inf", "<<x", "nullx"
      })
  void value_isTheTextThatStandsThere(String text) throws IOException {
    write("db: {password: " + text + ", user: '" + text + "'}\nport: x" + text);
    assertThat(ConfigurationFile.read(folder.resolve("settings.yaml")))
        .containsEntry("db-password", List.of(text))
        .containsEntry("db-user", List.of(text));
    assertThat(serve().err()).contains("x" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null"})
  void value_isNone_whereNothingStandsThere(String written) throws IOException {
    write("db-password: " + written + "\ndb-user: '" + written + "'");
    assertThat(ConfigurationFile.read(folder.resolve("settings.yaml")))
        .isEqualTo(Map.of("db-user", List.of(written)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "yes", "true", "On", "YES", "'true'"})
  void flag_isSetByAnyWordForYes(String word) throws IOException {
    write("host: 0.0.0.0\nport: 70001\nallow-unauthenticated: " + word);
    assertThat(serve().err()).contains("--port is 0 to 65535, not 70001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "no", "false", "Off", "", "~"})
  void flag_isNotSetByAnyWordForNo(String word) throws IOException {
    write("host: 0.0.0.0\nallow-unauthenticated: " + word);
    assertThat(serve().err()).contains("Refusing to listen on 0.0.0.0");
  }

  @Test
  void flag_ofAnotherWord_isRefused() throws IOException {
    write("allow-unauthenticated: maybe");
    Run run = serve();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("maybe").doesNotContain("\tat ");
  }

  @Test
  void list_setsWhatMayBeRepeated() throws IOException {
    write("enrolment-limits: [yaw=200, roll=20]");
    assertThat(serve().err()).contains("yaw").doesNotContain("list");
  }

  @Test
  void anchors_areFollowed() throws IOException {
    write("db: &here {user: x}\nmax: {<<: {waiting: -7}}\nhost: &h 127.0.0.1\ndata-dir: *h");
    assertThat(serve().err()).contains("--max-waiting is at least 0, not -7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "port: 1\nport: 2",
        "max-waiting: 1\nmax: {waiting: 2}",
        "max_waiting: 1\nmax-waiting: 1",
        "db: &a {url: *a}",
        "port: [[1]]",
        "port: &a [[*a]]",
        "port: [null]",
        "enrolment-limits: [{yaw: 3}]",
        "port: []",
        "port: 1\n---\nport: 2"
      })
  void value_thatIsSetTwiceOrIsNoText_isRefused(String content) throws IOException {
    write(content);
    Run run = serve();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("settings.yaml").doesNotContain("\tat ");
  }

  @Test
  void file_withAnUnknownKey_isRefused() throws IOException {
    write("prot: 8080");
    Run run = serve();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("there is no setting 'prot'").contains("port, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- port", "port", "port: [1, 2]", "port: : 8080", "{"})
  void file_thatIsNoMapOfValues_isRefused(String content) throws IOException {
    write(content);
    Run run = serve();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("settings.yaml").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public-url: [https://a.example, x]",
        "public-url:\n- https://a.example\n- x",
        "public: {url: [https://a.example, x]}",
        "public-url: https://a.example, x"
      })
  void file_mayNameSeveralAddresses(String content) throws IOException {
    write(content);
    assertThat(serve().err()).contains("'x' is no address").doesNotContain("a.example");
  }

  @Test
  void environment_mayNameSeveralAddresses() {
    environment.put("VULTUS_PUBLIC_URL", "https://a.example,http://vultus_backend:8080,x");
    assertThat(serve().err()).contains("'x' is no address");
  }

  @Test
  void file_empty_setsNothing() throws IOException {
    write("# nothing yet\n");
    assertThat(serve("--port=70003").err()).contains("not 70003");
  }

  @Test
  void file_namedButMissing_isRefused() {
    environment.put("VULTUS_CONFIG", folder.resolve("missing.yaml").toString());
    Run run = serve();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("missing.yaml cannot be read");
  }

  private void write(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("settings.yaml"), content);
    environment.put("VULTUS_CONFIG", file.toString());
  }

  private Run serve(String... more) {
    environment.put("VULTUS_DATA_DIR", folder.resolve("data").toString());
    String[] args = new String[more.length + 1];
    args[0] = "serve";
    System.arraycopy(more, 0, args, 1, more.length);
    return Run.in(environment, args);
  }
}
