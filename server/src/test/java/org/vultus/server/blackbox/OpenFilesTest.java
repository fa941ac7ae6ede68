package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.vultus.fixtures.ChildProcess;

@EnabledOnOs(OS.LINUX)
class OpenFilesTest {

  @Test
  void tooFewOpenFiles_areSaidInASentence() throws Exception {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "ulimit -n 64 && exec \"$@\"", "-"));
    command.addAll(Program.java());
    command.addAll(Program.vultus());
    command.add("serve");
    Process process = ChildProcess.of(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said.strip())
        .isEqualTo(
            "Only 64 files may be open at once; Vultus needs 512 or more: raise the limit, as by"
                + " ulimit -n 2048");
  }
}
