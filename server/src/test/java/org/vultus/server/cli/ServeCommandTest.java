package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.server.store.StoreSettings;
import org.vultus.server.store.Stores;
import org.vultus.server.store.UserStore;

/** What {@code serve} refuses before it listens. */
class ServeCommandTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void addressThatOthersReach_isRefused(String host) {
    Run run = serve("--host=" + host);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains(host).contains("--allow-unauthenticated");
    assertRefused(run);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--port=65536        | --port is 0 to 65535, not 65536",
        "--port=-1           | --port is 0 to 65535, not -1",
        "--port=http         | 'http' is not an int",
        "--max-waiting=-1    | --max-waiting is at least 0, not -1",
        "--concurrency=0     | --concurrency is at least 1, not 0",
        "--concurrency=many  | 'many' is not an int",
        "--max-pixels=0      | --max-pixels is 1 to 700000000, not 0",
        "--max-pixels=700000001 | --max-pixels is 1 to 700000000, not 700000001",
        "--face-dominance=0  | --face-dominance is at least 1, not 0",
        "--face-dominance=NaN| --face-dominance is at least 1, not NaN",
        "--match-target-fmr=0   | --match-target-fmr is above 0 and below 1, not 0.0",
        "--match-target-fmr=2   | --match-target-fmr is above 0 and below 1, not 2.0",
        "--match-target-fmr=-1  | --match-target-fmr is above 0 and below 1, not -1.0",
        "--match-target-fmr=NaN | --match-target-fmr is above 0 and below 1, not NaN",
        "--match.target-fmr=few | 'few' is not a double",
        "--enrolment-duplicate-face=maybe | one of allow, warn, reject, not 'maybe'",
        "--match-threshold=5    | --match-threshold is -1 to 1, not 5.0",
        "--match-threshold=NaN  | --match-threshold is -1 to 1, not NaN",
        "--match-nearest-margin=-0.1 | --match-nearest-margin is 0 to 2, not -0.1",
        "--match.nearest-margin=NaN  | --match-nearest-margin is 0 to 2, not NaN",
        "--match-nearest-margin=far  | 'far' is not a double",
        "--host=             | --host is empty",
        "--public-url=faces.example.org  | 'faces.example.org' is no address without a path",
        "--public-url=https://a.example/x | 'https://a.example/x' is no address without a path",
        "--public-url=ftp://a.example    | 'ftp://a.example' is no address without a path",
        "--public-url=*                  | '*' is no address without a path",
        "--public-url=                   | '' is no address without a path",
        "--hots=x            | Unknown option: '--hots=x'",
        "extra               | 'extra'"
      })
  void wrongValue_isNamed(String option, String complaint) {
    Run run = serve(option);
    assertThat(run.err()).contains(complaint);
    assertRefused(run);
  }

  @Test
  void portThatIsTaken_isNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Run run = serve("--port=" + taken.getLocalPort());
      assertThat(run.err()).contains("Port " + taken.getLocalPort() + " is taken");
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).doesNotContain("\tat ");
    }
  }

  @Test
  void dataFolderInUse_isNamed() {
    try (UserStore other = Stores.open(StoreSettings.sqlite(folder.resolve("data")))) {
      Run run = serve("--port=0");
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("is used by another Vultus process").doesNotContain("\tat ");
    }
  }

  @Test
  void databaseThatDoesNotAnswer_isNamedWithoutThePassword() {
    Run run =
        serve("--db-url=jdbc:mysql://127.0.0.1:1/x", "--db-user=me", "--db-password=secret-word");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("127.0.0.1:1").doesNotContain("\tat ", "secret-word");
  }

  @Test
  void help_listsEveryOptionWithItsDefault() {
    Run run = Run.of("help", "serve");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("--host", "127.0.0.1", "--port", "8080", "--data-dir", "./data")
        .contains("--models-dir", "--pack", "--db-url", "--max-waiting", "64", "--concurrency");
  }

  @Test
  void noCommand_isHelp() {
    assertThat(Run.of().out()).contains("serve", "import", "compare", "models");
    assertThat(Run.of("sevre").exit()).isEqualTo(2);
  }

  private void assertRefused(Run run) {
    assertThat(run.exit()).isIn(1, 2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  private Run serve(String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "serve";
    args[1] = "--data-dir=" + folder.resolve("data");
    System.arraycopy(options, 0, args, 2, options.length);
    return Run.of(args);
  }
}
