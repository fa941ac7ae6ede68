package org.vultus.server.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** The rows of receipts. */
final class ReceiptRows {

  private final Database database;

  ReceiptRows(Database database) {
    this.database = database;
  }

  Optional<Receipt> find(String key, Instant now) {
    return database
        .sql(
            "SELECT request, answer, %s FROM vultus_receipt WHERE receipt_key = ? AND created > ?"
                .formatted(database.dialect().text("created")))
        .params(key, oldest(now))
        .query(
            (row, index) ->
                new Receipt(
                    key,
                    row.getString(1),
                    row.getString(2),
                    Objects.requireNonNullElse(Timestamps.parse(row.getString(3)), now)))
        .optional();
  }

  /**
   * Within a transaction; those that have had their time go. Waits for another transaction that has
   * inserted one with the same key.
   *
   * @throws ReceiptExistsException if there is one with that key
   */
  void insert(Receipt receipt) {
    database.delete("DELETE FROM vultus_receipt WHERE created <= ?", oldest(receipt.at()));
    try {
      database
          .sql(
              "INSERT INTO vultus_receipt (receipt_key, request, answer, created)"
                  + " VALUES (?, ?, ?, ?)")
          .params(
              receipt.key(), receipt.request(), receipt.answer(), Timestamps.format(receipt.at()))
          .update();
    } catch (DataAccessException e) {
      throw database.dialect().isDuplicate(e) ? new ReceiptExistsException() : e;
    }
  }

  private static String oldest(Instant now) {
    return Timestamps.format(now.minus(ReceiptStore.RETENTION));
  }
}
