package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vultus.fixtures.TinyPack;
import org.vultus.server.assembly.PackSettings;

/** Changing the model pack beside a running server, and what it says where a change is needed. */
class ReembedTest {

  private ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @BeforeEach
  void start() throws IOException {
    server = ServerUnderTest.started(Setup.USUAL.withPack(t -> new PackSettings(t, t, "tiny")));
    TinyPack.write("other", Files.createDirectory(server.home().resolve("tiny/other")));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void runningServer_changesOver() throws Exception {
    register("ann", 1);
    register("bob", 2);
    assertThat(reembed("--pack=other")).contains("Re-embedded      2", "Refused          0");
    awaitModel("other 1");
    assertThat(verified("ann", 1)).isEqualTo("other 1");
    register("carol", 3);
    assertThat(verified("carol", 3)).isEqualTo("other 1");
    assertThat(reembed("--pack=tiny"))
        .contains("Re-embedded      1", "Pack in use      tiny 1, before other 1");
    awaitModel("tiny 1");
    assertThat(verified("carol", 3)).isEqualTo("tiny 1");
    assertThat(server.api().get("/metrics").body()).contains("vultus_gallery_users 3.0");
  }

  @Test
  void refusedPhoto_isListed_andItsUserToldSo() throws Exception {
    register("ann", 1);
    register("bob", 2);
    Path bob = photo("bob_");
    byte[] kept = Files.readAllBytes(bob);
    Files.write(bob, Photos.ofNobody());
    Ended stays = run("reembed", "--pack=other", "--report=" + report());
    assertThat(stays.exit()).isEqualTo(1);
    assertThat(stays.out()).contains("Pack in use      tiny 1");
    assertThat(stays.err())
        .contains("Not changed over to other 1.", "1 users would have no template");
    assertThat(verified("bob", 2)).isEqualTo("tiny 1");
    assertThat(reembed("--pack=other", "--force"))
        .contains("Refused          1 (see ", "Left out         1 users, who have no template now");
    assertThat(Files.readString(report()))
        .contains("\"" + bob.getFileName() + "\",\"bob\",no_face,");
    awaitModel("other 1");
    Answer answer = server.api().verify("bob", Photos.of(2));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("no_template");
    assertThat(answer.fields()).containsExactly("error", "verified", "code");
    assertThat(server.vultus().usersWithoutTemplate()).isEqualTo(1);
    Files.write(bob, kept);
    assertThat(reembed("--pack=other", "--drop-others"))
        .contains("Re-embedded      1", "Removed          2 templates of other packs");
    assertThat(verified("bob", 2)).isEqualTo("other 1");
  }

  /** A missing, an empty and a locked file say nothing of the pack. */
  @Test
  void filesThatCannotBeRead_leaveTheFormerPackInUse() throws Exception {
    register("ann", 1);
    register("bob", 2);
    register("carol", 3);
    assertThat(server.api().send("POST", "/register/ann/photos", photoOf(1)).status())
        .isEqualTo(201);
    Files.move(photo("ann_"), server.home().resolve("ann"));
    byte[] kept = Files.readAllBytes(photo("bob_"));
    Files.write(photo("bob_"), new byte[0]);
    Ended stays = run("reembed", "--pack=other", "--report=" + report());
    assertThat(stays.exit()).isEqualTo(1);
    assertThat(stays.out())
        .contains("Refused          0", "Not readable     2", "Pack in use      tiny 1");
    assertThat(stays.err())
        .contains("2 photo files could not be read", "1 users would have no template", "--force");
    assertThat(Files.readString(report())).contains(",missing_file,", ",unsupported_format,");
    assertThat(verified("bob", 2)).isEqualTo("tiny 1");
    Files.write(photo("bob_"), kept);
    assertThat(reembed("--pack=other", "--force")).contains("Not readable     1 (see ");
    awaitModel("other 1");
    assertThat(verified("bob", 2)).isEqualTo("other 1");
  }

  /** Neither a damaged file nor a table out of order is for ever: it is tried again and again. */
  @Test
  void changeThatFails_isSaidAndTriedAgain() throws Exception {
    register("ann", 1);
    Path network = server.home().resolve("tiny/other/tiny_embedder.onnx");
    byte[] whole = Files.readAllBytes(network);
    reembed("--pack=other");
    awaitModel("other 1");
    reembed("--pack=tiny");
    awaitModel("tiny 1");
    server.kept().run("ALTER TABLE vultus_template RENAME COLUMN embedding TO gone");
    server.kept().run("UPDATE vultus_pack_in_use SET pack = 'other'");
    awaitReady(503);
    assertThat(server.api().get("/health/ready").json().path("error").asString())
        .startsWith("The model pack in use is other 1 now, but this server cannot change to it.")
        .contains("The templates could not be read. It tries again");
    assertThat(verified("ann", 1)).isEqualTo("tiny 1");
    Files.write(network, new byte[9]);
    server.kept().run("ALTER TABLE vultus_template RENAME COLUMN gone TO embedding");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> server.api().get("/health/ready").body().contains("not complete"));
    Files.write(network, whole);
    awaitModel("other 1");
    awaitReady(200);
  }

  /** Whoever has no other template counts as without one; the others are as before. */
  @Test
  void damagedTemplate_doesNotStopTheServer() throws Exception {
    register("ann", 1);
    register("bob", 2);
    server.kept().run("UPDATE vultus_template SET embedding = X'00' WHERE photo LIKE 'bob%'");
    server.restart();
    assertThat(verified("ann", 1)).isEqualTo("tiny 1");
    assertThat(server.api().verify("bob", Photos.of(2)).code()).isEqualTo("no_template");
    assertThat(server.vultus().usersWithoutTemplate()).isEqualTo(1);
    assertThat(server.vultus().warnings())
        .singleElement()
        .asString()
        .startsWith("1 templates in the database are damaged")
        .contains("./vultus check");
  }

  @Test
  void anotherPackThanThatOfTheTemplates_isRefusedWithTheWaysToGoOn() throws Exception {
    register("ann", 1);
    server.stop();
    Ended run = run("serve", "--port=0", "--pack=other");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains("The users are enrolled with the model pack tiny 1", "here other 1")
        .contains("--pack tiny", "./vultus reembed --pack other")
        .doesNotContain("\tat ");
  }

  @Test
  void packOfTheTemplates_isFoundByItself() throws Exception {
    register("ann", 1);
    assertThat(reembed("--pack=other")).contains("Pack in use      other 1, before tiny 1");
    server.stop();
    try (ChildServer child =
        ChildServer.start(
            server.home(), "serve", "--port=0", "--models-dir=" + server.home().resolve("tiny"))) {
      assertThat(child.api().verify("ann", Photos.another(1)).status()).isEqualTo(200);
      assertThat(child.stdout()).contains("Pack      other 1,");
    }
  }

  @Test
  void packThatTheServerDoesNotFind_leavesItVerifyingWithTheFormerOne() throws Exception {
    register("ann", 1);
    Path elsewhere = TinyPack.write("hidden", Files.createDirectory(server.home().resolve("x")));
    assertThat(reembed("--pack=" + elsewhere)).contains("Re-embedded      1");
    assertThat(server.api().register("bob", Photos.of(2)).status()).isEqualTo(503);
    assertThat(verified("ann", 1)).isEqualTo("tiny 1");
    assertThat(server.kept().photoFiles()).hasSize(1);
    awaitReady(503);
    Answer refused = server.api().register("bob", Photos.of(2));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("60");
    assertThat(refused.json().path("error").asString())
        .startsWith("The model pack in use is hidden 1 now, but this server cannot change to it.")
        .doesNotContain(server.home().toString());
    assertThat(server.api().get("/status/").json().path("ready").asBoolean()).isFalse();
    assertThat(verified("ann", 1)).isEqualTo("tiny 1");
    reembed("--pack=tiny");
    awaitReady(200);
    assertThat(server.api().register("bob", Photos.of(2)).status()).isEqualTo(201);
    reembed("--pack=other");
    awaitModel("other 1");
  }

  @Test
  void withoutPack_isRefused() throws Exception {
    Ended run = run("reembed");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("Name the pack to change to with --pack");
  }

  private void register(String id, long person) throws Exception {
    assertThat(server.api().register(id, Photos.of(person)).status()).isEqualTo(201);
  }

  private static Form photoOf(long person) {
    return new Form().file("image", Photos.another(person));
  }

  /** Verifies the person; the model that did. */
  private String verified(String id, long person) throws Exception {
    Answer answer =
        server.api().send("POST", "/verify/?details=true", Form.of(id, Photos.another(person)));
    assertThat(answer.json().path("verified").asBoolean()).as(answer.toString()).isTrue();
    return answer.json().path("model").asString();
  }

  private void awaitReady(int status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> server.api().get("/health/ready").status() == status);
  }

  private void awaitModel(String model) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> verified("ann", 1).equals(model));
  }

  private List<String> reembed(String... options) throws Exception {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "reembed";
    arguments[1] = "--report=" + report();
    System.arraycopy(options, 0, arguments, 2, options.length);
    Ended run = run(arguments);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.exit()).as(run.err()).isZero();
    return run.out().lines().map(line -> line.replaceFirst("see .*", "see ")).toList();
  }

  /** What a command came to that ran beside the server. */
  private record Ended(int exit, String out, String err) {}

  private Ended run(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--data-dir=" + server.data());
    all.add("--models-dir=" + server.home().resolve("tiny"));
    Path home = Files.createTempDirectory(server.home(), "run");
    try (ChildServer child = ChildServer.start(home, all.toArray(String[]::new))) {
      return new Ended(child.ended(), child.stdout(), child.stderr());
    }
  }

  private Path report() {
    return server.home().resolve("refused.csv");
  }

  private Path photo(String start) throws IOException {
    String name =
        server.kept().photoFiles().stream()
            .filter(n -> n.startsWith(start))
            .findFirst()
            .orElseThrow();
    return server.data().resolve("photos").resolve(name);
  }
}
