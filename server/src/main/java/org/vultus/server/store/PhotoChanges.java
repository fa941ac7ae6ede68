package org.vultus.server.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.store.PhotoStore.LastPhoto;
import org.vultus.server.store.PhotoStore.NoSuchPhoto;
import org.vultus.server.store.PhotoStore.Removal;
import org.vultus.server.store.PhotoStore.Removed;

/** Changes of the photos of users who are there: rows and files in step, one at a time a user. */
final class PhotoChanges {

  private final Database database;
  private final UserRows users;
  private final PhotoRows rows;
  private final PhotoKeeper keeper;
  private final KeyLocks locks;

  PhotoChanges(
      Database database, UserRows users, PhotoRows rows, PhotoKeeper keeper, KeyLocks locks) {
    this.database = database;
    this.users = users;
    this.rows = rows;
    this.keeper = keeper;
    this.locks = locks;
  }

  /** The name of the file; empty if the user is gone. */
  Optional<String> add(long number, Enrolment enrolment) {
    return alone(number, row -> addAlone(row, enrolment));
  }

  /** The names of the files removed; empty if the user is gone. */
  Optional<List<String>> replace(long number, List<Enrolment> enrolments) {
    return alone(number, row -> replaceAlone(row, enrolments));
  }

  Removal remove(long number, String name) {
    return alone(number, row -> removeAlone(row, name)).orElseGet(NoSuchPhoto::new);
  }

  private <T> Optional<T> alone(long number, Function<UserRows.Row, T> change) {
    return users
        .numbered(number)
        .flatMap(row -> locks.with(UserKey.of(row.id()), () -> stillThere(row).map(change)));
  }

  private Optional<UserRows.Row> stillThere(UserRows.Row row) {
    return users.numbered(row.number()).filter(found -> users.documented(found.id()).isPresent());
  }

  private String addAlone(UserRows.Row row, Enrolment enrolment) {
    return keeper.add(
        row.id(),
        enrolment,
        name ->
            database.change(
                tx -> {
                  rows.insert(row.number(), name, enrolment);
                  return name;
                }));
  }

  /** The new rows come first: a stale pack is told by the templates that are there. */
  private List<String> replaceAlone(UserRows.Row row, List<Enrolment> enrolments) {
    List<String> former = rows.names(row.number());
    return keeper.replace(
        row.id(),
        enrolments,
        former,
        (names, retire) ->
            database.change(
                tx -> {
                  for (int i = 0; i < names.size(); i++) {
                    rows.insert(row.number(), names.get(i), enrolments.get(i));
                  }
                  List<String> retired = retire.get();
                  former.forEach(rows::delete);
                  return retired;
                }));
  }

  private Removal removeAlone(UserRows.Row row, String name) {
    return rows.names(row.number()).contains(name)
        ? keeper.remove(
            List.of(name), retire -> database.change(tx -> removeRow(row.number(), name, retire)))
        : new NoSuchPhoto();
  }

  /** Counts in the transaction: of two removals at once, in whatever process, one is the last. */
  private Removal removeRow(long number, String name, Supplier<List<String>> retire) {
    List<String> names = rows.namesLocked(number);
    if (!names.contains(name)) {
      return new NoSuchPhoto();
    }
    if (names.size() == 1) {
      return new LastPhoto();
    }
    List<String> retired = retire.get();
    rows.delete(name);
    return new Removed(retired);
  }
}
