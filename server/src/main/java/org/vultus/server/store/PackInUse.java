package org.vultus.server.store;

import java.util.Optional;
import org.vultus.embedding.ModelId;

/**
 * The row that names the model whose templates verify. Whoever stores a template shares the row
 * until the end of the transaction; whoever changes it has it alone. So no template of another
 * model is stored once it has changed.
 */
final class PackInUse {

  private final Database database;

  PackInUse(Database database) {
    this.database = database;
  }

  /** The model in use; empty while no template at all is stored. */
  Optional<ModelId> model() {
    return hasTemplates() ? row("") : Optional.empty();
  }

  /**
   * Within a transaction that stores a template of {@code model}.
   *
   * @throws StalePackException if another model is in use
   */
  void require(ModelId model) {
    if (isRow(model, database.dialect().sharing()) || isRow(model, database.dialect().locking())) {
      return;
    }
    if (hasTemplates()) {
      throw new StalePackException();
    }
    set(model);
  }

  /** Within a transaction that may change it: the model named, which stays so until the end. */
  Optional<ModelId> locked() {
    return row(database.dialect().locking());
  }

  /** Within a transaction that changes the model in use. */
  void set(ModelId model) {
    database
        .sql("UPDATE vultus_pack_in_use SET pack = ?, version = ? WHERE slot = 1")
        .params(model.pack(), model.version())
        .update();
  }

  private boolean isRow(ModelId model, String lock) {
    return row(lock).filter(model::equals).isPresent();
  }

  private Optional<ModelId> row(String lock) {
    return database
        .sql("SELECT pack, version FROM vultus_pack_in_use WHERE slot = 1 AND pack <> ''" + lock)
        .query((row, index) -> new ModelId(row.getString(1), row.getString(2)))
        .optional();
  }

  private boolean hasTemplates() {
    return !database
        .sql("SELECT 1 FROM vultus_template LIMIT 1")
        .query(Integer.class)
        .list()
        .isEmpty();
  }
}
