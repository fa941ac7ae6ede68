package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.Shared;
import org.vultus.pack.KnownPacks;

/**
 * From the built-in pack to retail-0095 and back, with real photos, beside a server that registers
 * and deletes, killed in the middle and resumed.
 */
class ReembedIT {

  private static final int PEOPLE = 80;

  @TempDir Path home;

  private final List<Path> people = new ArrayList<>();
  private final Set<String> present = new HashSet<>();
  private int next = PEOPLE;

  @BeforeEach
  void findPeople() throws IOException {
    assumeThat(KnownPacks.named(KnownPacks.BUILT_IN)).isPresent();
    Shared.folder("models");
    try (Stream<Path> folders = Files.list(Shared.folder("faces/people"))) {
      people.addAll(folders.sorted().toList());
    }
    Path some = Files.createDirectory(home.resolve("people"));
    for (Path person : people.subList(0, PEOPLE)) {
      Files.createSymbolicLink(some.resolve(person.getFileName()), person);
    }
  }

  @Test
  void killedAndResumed_besideAServerAtWork_changesOverAndBack() throws Exception {
    run("import", home.resolve("people").toString(), "--pack=builtin");
    try (ChildServer server = start("serve", "--port=0")) {
      Api api = server.api();
      assertThat(server.stdout()).contains("Pack      builtin ", "% of ");
      present.addAll(api.list().ids());
      reembedAndKill();
      assertThat(modelOf(api)).startsWith("builtin ");
      String resumed = reembedBesideWork(api);
      int photos = kept().photoRows().size();
      assertThat(number(resumed, "Re-embedded")).isBetween(1, photos - 32);
      awaitModel(api, "retail-0095 2023.0");
      assertAllHaveATemplate(api, number(resumed, "Refused"));
      String back = run("reembed", "--pack=builtin", "--force");
      assertThat(number(back, "Re-embedded")).isLessThan(next - PEOPLE + 5);
      awaitModel(api, "builtin " + KnownPacks.named("builtin").orElseThrow().version());
      assertThat(server.stop()).isIn(0, 143);
    }
  }

  private void reembedAndKill() throws Exception {
    try (ChildServer reembed = start("reembed", "--pack=retail-0095", "--concurrency=1")) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> reembed.stderr().contains("Re-embed: "));
      reembed.kill();
      assertThat(reembed.stdout()).isEmpty();
    }
  }

  private String reembedBesideWork(Api api) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread work =
        Thread.startVirtualThread(
            () -> {
              while (!done.get() && next < people.size()) {
                registerOneDeleteOne(api);
              }
            });
    String out = run("reembed", "--pack=retail-0095", "--force");
    done.set(true);
    work.join();
    return out;
  }

  private void registerOneDeleteOne(Api api) {
    try {
      Path person = people.get(next);
      String id = person.getFileName().toString();
      Answer answer = api.register(id, Files.readAllBytes(person.resolve("0.jpg")));
      assertThat(answer.status()).isIn(201, 400, 503);
      if (answer.status() != 503) {
        next++;
      }
      if (answer.status() == 201) {
        present.add(id);
      }
      if (next % 3 == 0) {
        String gone = people.get(next - PEOPLE).getFileName().toString();
        present.remove(gone);
        assertThat(api.delete(gone).status()).isIn(204, 404);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertAllHaveATemplate(Api api, int refused) throws Exception {
    assertThat(api.list().ids()).containsExactlyInAnyOrderElementsOf(present);
    List<String> without = new ArrayList<>(kept().photoRows());
    kept().templateRows("retail-0095").forEach(without::remove);
    assertThat(without).hasSize(refused);
    String last = people.get(next - 1).getFileName().toString();
    if (present.contains(last)) {
      Answer answer = api.verify(last, Files.readAllBytes(people.get(next - 1).resolve("0.jpg")));
      assertThat(answer.json().path("verified").asBoolean()).isTrue();
    }
  }

  private String modelOf(Api api) throws Exception {
    Path person =
        people.stream()
            .filter(folder -> present.contains(folder.getFileName().toString()))
            .findFirst()
            .orElseThrow();
    byte[] photo = Files.readAllBytes(person.resolve("0.jpg"));
    Form claim = Form.of(person.getFileName().toString(), photo);
    Answer answer = api.send("POST", "/verify/?details=true", claim);
    return answer.json().path("model").asString("");
  }

  private void awaitModel(Api api, String model) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> modelOf(api).equals(model));
  }

  private Kept kept() {
    return new Kept(home.resolve("data"));
  }

  private static int number(String out, String line) {
    return out.lines()
        .filter(text -> text.startsWith(line))
        .map(text -> text.substring(line.length()).strip().split(" ", 2)[0].replace(",", ""))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElseThrow();
  }

  private String run(String... arguments) throws Exception {
    try (ChildServer child = start(arguments)) {
      assertThat(child.ended()).as(child.stderr()).isZero();
      return child.stdout();
    }
  }

  private ChildServer start(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--data-dir=" + home.resolve("data"));
    all.add("--models-dir=" + Shared.folder("models"));
    return ChildServer.start(Files.createTempDirectory(home, "run"), all.toArray(String[]::new));
  }
}
