package org.vultus.server.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.vultus.image.Photo;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.Receipt;
import org.vultus.server.store.ReceiptExistsException;
import org.vultus.server.store.ReceiptStore;

/**
 * Registers users. A request may name a key: when it comes again, it gets the answer of the first
 * time, also after a restart. Safe for use by many threads.
 */
public final class Registrations {

  private final Enrolments enrolments;
  private final ReceiptStore receipts;
  private final Clock clock;
  private final KeysAtWork atWork = new KeysAtWork();

  /** Registrations of {@code enrolments}, whose receipts are kept in {@code receipts}. */
  public Registrations(Enrolments enrolments, ReceiptStore receipts, Clock clock) {
    this.enrolments = enrolments;
    this.receipts = receipts;
    this.clock = clock;
  }

  /** What a request with a key comes to. */
  public sealed interface Result {}

  /** The outcome, of this time or of the first. */
  public record Answered(Enrolments.Outcome outcome) implements Result {}

  /** The key belongs to another request; nothing was done. */
  public record KeyReused() implements Result {}

  /**
   * Registers a new user by a photo.
   *
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  public Enrolments.Outcome register(UserId id, Photo photo) {
    return enrolments.register(id, photo, null);
  }

  /**
   * Registers a new user by a photo, unless a request with this key was answered within {@link
   * ReceiptStore#RETENTION}. A fault is no answer: the request may come again.
   *
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  public Result register(UserId id, Photo photo, String key) {
    String digest = digest(key);
    return atWork.alone(digest, () -> registerAlone(id, photo, digest));
  }

  private Result registerAlone(UserId id, Photo photo, String key) {
    // A key holds no line break.
    Receipt receipt =
        new Receipt(
            key,
            digest(id.key() + "\n" + photo.sha256()),
            "",
            clock.instant().truncatedTo(ChronoUnit.SECONDS));
    Optional<Receipt> former = receipts.receipt(key, receipt.at());
    return former.isPresent() ? again(former.get(), receipt) : first(id, photo, receipt);
  }

  private static Result again(Receipt former, Receipt receipt) {
    return former.request().equals(receipt.request())
        ? new Answered(OutcomeText.parse(former.answer()))
        : new KeyReused();
  }

  /**
   * The receipt of a user who is registered is kept with the user, in one step. Another process may
   * have answered a request with this key meanwhile: then that was the first.
   */
  private Result first(UserId id, Photo photo, Receipt receipt) {
    try {
      Enrolments.Outcome outcome = enrolments.register(id, photo, receipt);
      if (!(outcome instanceof Enrolments.Enrolled)) {
        receipts.keep(receipt.with(OutcomeText.of(outcome)));
      }
      return new Answered(outcome);
    } catch (ReceiptExistsException e) {
      return again(receipts.receipt(receipt.key(), receipt.at()).orElseThrow(), receipt);
    }
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
