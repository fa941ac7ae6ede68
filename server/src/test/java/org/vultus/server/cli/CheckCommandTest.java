package org.vultus.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;
import org.vultus.image.Photo;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.StoreSettings;
import org.vultus.server.store.Stores;
import org.vultus.server.store.UserStore;

class CheckCommandTest {

  private static final String NAME = "ann_20230723123456.jpg";

  @TempDir Path data;

  @Test
  void soundStore_isSaidToBeSound_alsoBesideAServer() {
    try (UserStore server = Stores.open(StoreSettings.sqlite(data))) {
      register(server);
      Run run = check();
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.out())
          .contains("Users       1", "Photos      1", "Templates   1", "test-pack 1")
          .endsWith("Nothing is wrong." + System.lineSeparator());
    }
  }

  @Test
  void findings_areNamedWithWhatToDo_andFailTheCommand() throws Exception {
    try (UserStore server = Stores.open(StoreSettings.sqlite(data))) {
      register(server);
    }
    Files.writeString(data.resolve("photos").resolve(NAME), "other bytes");
    Files.writeString(data.resolve("photos/eve_20230723123456.jpg"), "of nobody");
    Run run = check();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("photo damaged: " + NAME, "file that belongs to nobody: eve_20230723123456.jpg")
        .contains("1 x photo damaged", "restore these files from a backup")
        .endsWith("Something is wrong: see above." + System.lineSeparator());
    assertThat(check("--repair").exit()).isEqualTo(1);
    assertThat(data.resolve("photos/eve_20230723123456.jpg")).exists();
  }

  @Test
  void damagedDatabase_isSaid() throws Exception {
    try (UserStore server = Stores.open(StoreSettings.sqlite(data))) {
      register(server);
    }
    byte[] file = Files.readAllBytes(data.resolve("vultus.db"));
    Arrays.fill(file, 4096 * 6, file.length, (byte) 0x5a);
    Files.write(data.resolve("vultus.db"), file);
    Run run = check();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out() + run.err()).contains("damaged").doesNotContain("\tat ");
  }

  @Test
  void nothingThere_isSaid() {
    Run run = check();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("There is no photo folder").doesNotContain("\tat ");
    assertThat(data).isEmptyDirectory();
  }

  private Run check(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "check";
    args[1] = "--data-dir=" + data;
    System.arraycopy(more, 0, args, 2, more.length);
    return Run.of(args);
  }

  private static void register(UserStore store) {
    Photo photo = Photo.of("photo".getBytes(UTF_8));
    Embedding template = Embedding.of(new ModelId("test-pack", "1"), new float[] {1, 2, 3, 4});
    Instant at = Instant.parse("2023-07-23T12:34:56Z");
    UserId id = ((UserId.Valid) UserId.parse("ann")).id();
    store.register(id, new Enrolment(photo, photo.sha256(), template, 50, at));
  }
}
