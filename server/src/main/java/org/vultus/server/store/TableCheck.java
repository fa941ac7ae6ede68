package org.vultus.server.store;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.vultus.server.store.StoreCheck.Finding;
import org.vultus.server.store.StoreCheck.Kind;

/** Asks the database whether it is whole, and looks for rows without the row they belong to. */
final class TableCheck {

  private static final String CHECK =
      "CHECK TABLE users, vultus_user, vultus_photo, vultus_photo_quality, vultus_photo_digest,"
          + " vultus_template, vultus_template_digest, vultus_receipt, vultus_pack_in_use";

  /** Tables and what their rows belong to; those that others belong to come first. */
  private static final List<Belonging> BELONGINGS =
      List.of(
          new Belonging("vultus_photo", "vultus_user", "vultus_user.number = user_number"),
          new Belonging("vultus_photo_quality", "vultus_photo", "vultus_photo.name = photo"),
          new Belonging("vultus_photo_digest", "vultus_photo", "vultus_photo.name = photo"),
          new Belonging("vultus_template", "vultus_photo", "vultus_photo.name = photo"),
          new Belonging(
              "vultus_template_digest",
              "vultus_template",
              "vultus_template.photo = vultus_template_digest.photo"
                  + " AND vultus_template.pack = vultus_template_digest.pack"
                  + " AND vultus_template.version = vultus_template_digest.version"));

  private final Database database;
  private final boolean repair;

  TableCheck(Database database, boolean repair) {
    this.database = database;
    this.repair = repair;
  }

  private record Belonging(String table, String owner, String isIts) {

    /** The end of a statement about the rows whose owner is gone. */
    String orphans() {
      return " FROM %s WHERE NOT EXISTS (SELECT 1 FROM %s WHERE %s)".formatted(table, owner, isIts);
    }
  }

  /** Whether the database itself is whole. */
  boolean run(Consumer<Finding> each) {
    List<String> faults = faults();
    StoreCheck.findings(Kind.DATABASE_DAMAGED, faults, false).forEach(each);
    if (faults.isEmpty()) {
      BELONGINGS.forEach(belonging -> look(belonging, each));
    }
    return faults.isEmpty();
  }

  private List<String> faults() {
    return database.dialect() == Dialect.SQLITE ? faultsOfTheFile() : faultsOfTables();
  }

  /** Where the damage is in the way of the look itself, that is said as an error. */
  private List<String> faultsOfTheFile() {
    try {
      return database
          .sql("PRAGMA integrity_check(20)")
          .query((row, index) -> row.getString(1))
          .list()
          .stream()
          .filter(line -> !line.equals("ok"))
          .toList();
    } catch (DataAccessException e) {
      if (Outage.of(e).filter(Outage.DAMAGED::equals).isEmpty()) {
        throw e;
      }
      return List.of("it cannot be read through");
    }
  }

  private List<String> faultsOfTables() {
    return database
        .sql(CHECK)
        .query(
            (row, index) ->
                "%s: %s: %s"
                    .formatted(
                        row.getString("Table"),
                        row.getString("Msg_type"),
                        row.getString("Msg_text")))
        .list()
        .stream()
        .filter(line -> !line.toLowerCase(Locale.ROOT).matches("[^:]*: (status: ok|note: .*)"))
        .toList();
  }

  private void look(Belonging belonging, Consumer<Finding> each) {
    long rows = database.sql("SELECT COUNT(*)" + belonging.orphans()).query(Long.class).single();
    if (rows > 0) {
      if (repair) {
        database.change(tx -> database.delete("DELETE" + belonging.orphans()));
      }
      each.accept(
          new Finding(
              Kind.ROWS_LEFT_OVER,
              "%d of %s without their row in %s"
                  .formatted(rows, belonging.table(), belonging.owner()),
              repair));
    }
  }
}
