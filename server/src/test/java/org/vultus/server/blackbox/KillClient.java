package org.vultus.server.blackbox;

import java.io.IOException;
import java.util.Optional;
import java.util.Random;

/** Registers and deletes until the server is gone. */
final class KillClient implements Runnable {

  private static final double REGISTRATIONS = 0.6;

  private final Api api;
  private final Ledger ledger;
  private final Random random;

  KillClient(Api api, Ledger ledger, long seed) {
    this.api = api;
    this.ledger = ledger;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    try {
      while (true) {
        if (random.nextDouble() < REGISTRATIONS) {
          register();
        } else {
          delete();
        }
      }
    } catch (IOException e) {
      // The server was killed: what was under way stays in the ledger as that.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void register() throws IOException, InterruptedException {
    String id = ledger.newId();
    expect(201, api.register(id, Ledger.photo(id)));
    ledger.registered(id);
  }

  private void delete() throws IOException, InterruptedException {
    Optional<String> id = ledger.takeForDeletion(random);
    if (id.isPresent()) {
      expect(204, api.delete(id.get()));
      ledger.deleted(id.get());
    }
  }

  /** Whatever else a server that is about to be killed answers is a fault. */
  private void expect(int status, Answer answer) {
    if (answer.status() != status) {
      ledger.surprised("expected " + status + ", not " + answer);
    }
  }
}
