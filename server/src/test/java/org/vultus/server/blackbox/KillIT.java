package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vultus.server.blackbox.Ledger.Kind.DELETION;
import static org.vultus.server.blackbox.Ledger.Kind.REGISTRATION;
import static org.vultus.server.blackbox.Ledger.Kind.REPLACEMENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.TinyPack;
import org.vultus.server.blackbox.Ledger.Kind;
import org.vultus.server.blackbox.Ledger.User;

/**
 * Kills the server at random moments under registrations, replacements and deletions, always on the
 * same data. What it acknowledged must hold after the next start; what it did not must be whole or
 * gone, and a registration that comes again is answered as if nothing had happened.
 */
class KillIT {

  private static final int ROUNDS = 30;
  private static final int CLIENTS = 4;
  private static final long SEED = 20230723;

  @TempDir Path home;

  private final Random random = new Random(SEED);
  private final Ledger ledger = new Ledger();
  private int halfWay;
  private int again;

  @Test
  void killedServer_keepsWhatItAcknowledged() throws Exception {
    TinyPack.write(Files.createDirectory(home.resolve("tiny")));
    ChildServer server = start();
    try {
      for (int round = 1; round <= ROUNDS; round++) {
        workAndKill(server);
        server = start();
        check(server.api(), round == ROUNDS);
      }
      assertThat(server.stop()).isIn(0, 143);
    } finally {
      server.close();
    }
    System.out.printf(
        "KillIT: %d rounds; acknowledged: %d registrations, %d replacements, %d deletions; in"
            + " flight when killed: %d (%d then whole, %d gone), of them %d registrations that"
            + " came again; files left half-way: %d; users at the end: %d%n",
        ROUNDS,
        ledger.acknowledged(REGISTRATION),
        ledger.acknowledged(REPLACEMENT),
        ledger.acknowledged(DELETION),
        ledger.foundThere() + ledger.foundGone(),
        ledger.foundThere(),
        ledger.foundGone(),
        again,
        halfWay,
        ledger.present().size());
    for (Kind kind : Kind.values()) {
      assertThat(ledger.acknowledged(kind)).as("%s", kind).isGreaterThan(ROUNDS);
    }
  }

  private void workAndKill(ChildServer server) throws Exception {
    Api api = server.api();
    List<Thread> clients =
        new Random(random.nextLong())
            .longs(CLIENTS)
            .mapToObj(seed -> Thread.startVirtualThread(new KillClient(api, ledger, seed)))
            .toList();
    Thread.sleep(random.nextInt(50, 1500));
    server.kill();
    for (Thread client : clients) {
      client.join();
    }
    halfWay += (int) kept().photoFiles().stream().filter(name -> !name.endsWith(".jpg")).count();
  }

  private void check(Api api, boolean all) throws Exception {
    assertThat(ledger.surprises()).isEmpty();
    Set<String> listed = new TreeSet<>(api.list().ids());
    List<User> unanswered = ledger.resolve(listed);
    assertThat(listed).isEqualTo(ledger.present());
    assertFolderAgrees(listed);
    for (User user : unanswered) {
      assertThat(KillClient.register(api, user).status()).isEqualTo(201);
      ledger.settle(user);
      again++;
    }
    for (User user : all ? ledger.users() : ledger.toVerify(random)) {
      ledger.settle(new User(user.id(), facesThatVerify(api, user)));
    }
  }

  /** Of those whom the user's photo may show, those who are verified: one at least. */
  private static Set<Integer> facesThatVerify(Api api, User user) throws Exception {
    Set<Integer> faces = new TreeSet<>();
    for (int face : user.faces()) {
      Answer answer = api.verify(user.id(), Photos.of(face));
      if (answer.json().path("recognition").asString("").equals(user.id())) {
        faces.add(face);
      }
    }
    assertThat(faces).as(user.id()).isNotEmpty();
    return faces;
  }

  private void assertFolderAgrees(Set<String> ids) throws Exception {
    List<String> files = kept().photoFiles();
    assertThat(files).isEqualTo(kept().photoRows()).isEqualTo(kept().templateRows());
    assertThat(files)
        .allMatch(name -> name.matches(".+_\\d{14}(-\\d+)?\\.jpg"))
        .extracting(name -> name.substring(0, name.indexOf('_')))
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  private ChildServer start() throws Exception {
    return ChildServer.start(home, "serve", "--port=0", "--pack=" + home.resolve("tiny"));
  }

  private Kept kept() {
    return new Kept(home.resolve("data"));
  }
}
