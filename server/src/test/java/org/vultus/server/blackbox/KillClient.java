package org.vultus.server.blackbox;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.Random;
import org.vultus.server.blackbox.Ledger.User;

/** Registers, replaces photos and deletes until the server is gone. */
final class KillClient implements Runnable {

  private static final double REGISTRATIONS = 0.5;
  private static final double REPLACEMENTS = 0.2;

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
        double choice = random.nextDouble();
        if (choice < REGISTRATIONS) {
          register();
        } else if (choice < REGISTRATIONS + REPLACEMENTS) {
          replace();
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

  /** Registers a user, with a key by which the request may come again. */
  static Answer register(Api api, User user) throws IOException, InterruptedException {
    return api.send(
        api.to("/register/")
            .header("Idempotency-Key", "of " + user.id())
            .header("Content-Type", Form.CONTENT_TYPE)
            .POST(BodyPublishers.ofByteArray(Form.of(user.id(), user.photo()).bytes())));
  }

  private void register() throws IOException, InterruptedException {
    User user = ledger.newUser();
    expect(201, register(api, user));
    ledger.registered(user);
  }

  private void replace() throws IOException, InterruptedException {
    int face = ledger.newFace();
    Optional<User> user = ledger.takeForReplacement(random, face);
    if (user.isPresent()) {
      String id = user.get().id();
      Form form = new Form().file("image", Photos.of(face));
      expect(200, api.send("PUT", "/register/" + id + "?force=true", form));
      ledger.replaced(new User(id, face));
    }
  }

  private void delete() throws IOException, InterruptedException {
    Optional<User> user = ledger.takeForDeletion(random);
    if (user.isPresent()) {
      expect(204, api.delete(user.get().id()));
      ledger.deleted(user.get());
    }
  }

  /** Whatever else a server that is about to be killed answers is a fault. */
  private void expect(int status, Answer answer) {
    if (answer.status() != status) {
      ledger.surprised("expected " + status + ", not " + answer);
    }
  }
}
