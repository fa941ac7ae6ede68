package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.TinyPack;

/**
 * Kills the server at random moments under registrations and deletions, always on the same data.
 * What it acknowledged must hold after the next start; what it did not must be whole or gone.
 */
class KillIT {

  private static final int ROUNDS = 30;
  private static final int CLIENTS = 4;
  private static final long SEED = 20230723;

  @TempDir Path home;

  private final Random random = new Random(SEED);
  private final Ledger ledger = new Ledger();
  private int halfWay;

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
        "KillIT: %d rounds; acknowledged: %d registrations, %d deletions; in flight when killed: %d"
            + " (%d then whole, %d gone); files left half-way: %d; users at the end: %d%n",
        ROUNDS,
        ledger.registrations(),
        ledger.deletions(),
        ledger.foundThere() + ledger.foundGone(),
        ledger.foundThere(),
        ledger.foundGone(),
        halfWay,
        ledger.present().size());
    assertThat(ledger.registrations()).isGreaterThan(ROUNDS);
    assertThat(ledger.deletions()).isGreaterThan(ROUNDS);
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
    Set<String> doubtful = ledger.resolve(listed);
    assertThat(listed).isEqualTo(ledger.present());
    assertFolderAgrees(listed);
    for (String id : all ? listed : ledger.toVerify(doubtful, random)) {
      assertThat(api.verify(id, Ledger.photo(id)).json().path("recognition").asString())
          .isEqualTo(id);
    }
  }

  private void assertFolderAgrees(Set<String> ids) throws Exception {
    List<String> files = kept().photoFiles();
    assertThat(files).isEqualTo(kept().photoRows()).isEqualTo(kept().templateRows());
    assertThat(files)
        .allMatch(name -> name.matches(".+_\\d{14}\\.jpg"))
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
