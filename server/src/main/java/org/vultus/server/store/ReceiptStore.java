package org.vultus.server.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Receipts of the requests of a {@link UserStore}, kept as durably as its users. */
public interface ReceiptStore {

  /** For so long a receipt counts; it is removed when the next one is kept after that. */
  Duration RETENTION = Duration.ofHours(24);

  /** The receipt with that key, unless it has had its time by now. */
  Optional<Receipt> receipt(String key, Instant now);

  /**
   * Keeps a receipt.
   *
   * @throws ReceiptExistsException if there is one with that key
   */
  void keep(Receipt receipt);
}
