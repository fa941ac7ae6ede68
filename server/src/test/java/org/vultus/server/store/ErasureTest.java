package org.vultus.server.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.vultus.embedding.Embedding;
import org.vultus.image.Photo;
import org.vultus.server.identity.Enrolment;

/** What SQLite's file and its log still hold of what was deleted. */
class ErasureTest extends StoreFixture {

  private final Random random = new Random(20230723);

  @Override
  Backend backend() {
    return new SqliteBackend();
  }

  @Test
  void deletedUser_isNowhere_whileTheStoreIsOpenAndAfterwards() throws Exception {
    for (int i = 0; i < 20; i++) {
      registered("kept" + i);
    }
    byte[] template = enrol("secret-person");
    assertThat(found(template, "secret-person")).isNotEmpty();
    store().delete(id("secret-person"));
    assertThat(found(template, "secret-person")).isEmpty();
    close();
    assertThat(found(template, "secret-person")).isEmpty();
  }

  /** Rows move between pages as others come and go; SQLite leaves copies behind. */
  @Test
  void manyDeletedUsers_areNowhere() throws Exception {
    List<String> there = new ArrayList<>();
    List<byte[]> templates = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    List<byte[]> theirs = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      if (there.size() < 5 || random.nextInt(5) < 3) {
        there.add("person-" + Long.toHexString(random.nextLong()));
        templates.add(enrol(there.getLast()));
      } else {
        int one = random.nextInt(there.size());
        store().delete(id(there.get(one)));
        gone.add(there.remove(one));
        theirs.add(templates.remove(one));
      }
    }
    // Of deletions one after the other, only some write the file anew at once.
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              String bytes = everything();
              assertThat(gone).noneMatch(id -> bytes.contains(id) || bytes.contains(id(id).key()));
              assertThat(theirs).noneMatch(t -> bytes.contains(new String(t, ISO_8859_1)));
            });
  }

  @Test
  void removedAndReplacedPhotos_areNowhere() throws Exception {
    byte[] first = enrol("ann");
    long number = store().find(id("ann")).orElseThrow().number();
    Enrolment second = enrolment(embedding(), "second");
    String name = store().addPhoto(number, second).orElseThrow();
    store().removePhoto(number, name);
    assertThat(found(second.template().toBytes(), name)).isEmpty();
    store().replacePhotos(number, List.of(enrolment(embedding(), "third")));
    assertThat(found(first, "ann_20230723123456.jpg")).isEmpty();
  }

  @Test
  void expiredReceipts_areNowhere() throws Exception {
    String key = "0123456789abcdef".repeat(4);
    store().keep(new Receipt(key, "1".repeat(64), "old", AT));
    assertThat(everything()).contains(key);
    store().keep(new Receipt("2".repeat(64), "3".repeat(64), "new", AT.plusSeconds(90_000)));
    assertThat(everything()).doesNotContain(key);
  }

  @Test
  void readerOfTheLog_delaysNeitherTheDeletionNorItsErasureForEver() throws Exception {
    byte[] template = enrol("ann");
    registered("bob");
    try (Connection reader = backend().connect(data);
        Statement statement = reader.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM users")) {
      assertThat(rows.next()).isTrue();
      assertThat(store().delete(id("ann"))).isPresent();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(found(template, "ann_")).isEmpty());
  }

  /** What a version before this one left there, and what a kill kept from being erased. */
  @Test
  void fileFromBefore_isErasedAtTheStart() throws Exception {
    byte[] template = enrol("person-of-before");
    registered("bob");
    close();
    sql(
        "PRAGMA secure_delete = OFF",
        "PRAGMA user_version = 0",
        "DELETE FROM vultus_template_digest",
        "DELETE FROM vultus_template",
        "DELETE FROM vultus_photo_digest",
        "DELETE FROM vultus_photo_quality",
        "DELETE FROM vultus_photo",
        "DELETE FROM vultus_user",
        "DELETE FROM users");
    assertThat(found(template, "person-of-before")).isNotEmpty();
    store();
    assertThat(found(template, "person-of-before")).isEmpty();
  }

  private byte[] enrol(String id) {
    Enrolment enrolment = enrolment(embedding(), id);
    assertThat(store().register(id(id), enrolment)).isInstanceOf(UserStore.Registered.class);
    return enrolment.template().toBytes();
  }

  private static Enrolment enrolment(Embedding template, String seed) {
    Photo photo = Photo.of(("photo of " + seed).getBytes(UTF_8));
    return new Enrolment(photo, photo.sha256(), template, 50, AT);
  }

  /** As long as those of real models, so that they fill pages as those do. */
  private Embedding embedding() {
    float[] raw = new float[256];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (float) random.nextGaussian();
    }
    return Embedding.of(MODEL, raw);
  }

  /** What of both is still in the data folder. */
  private List<String> found(byte[] template, String text) throws IOException {
    String bytes = everything();
    List<String> found = new ArrayList<>();
    if (bytes.contains(new String(template, 0, 64, ISO_8859_1))) {
      found.add("the template");
    }
    if (bytes.contains(text) || bytes.contains(id(text).key())) {
      found.add("the text");
    }
    return found;
  }

  private String everything() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), ISO_8859_1));
      }
    }
    return all.toString();
  }
}
