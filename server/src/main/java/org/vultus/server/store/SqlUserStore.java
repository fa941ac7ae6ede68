package org.vultus.server.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionStatus;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.identity.StoredPhoto;
import org.vultus.server.identity.User;
import org.vultus.server.identity.UserId;

/** Users in a database and a photo folder, kept in step. */
final class SqlUserStore implements UserStore {

  private final Database database;
  private final DataFolder data;
  private final Adoption adoption;
  private final UserRows users;
  private final UserList list;
  private final PhotoRows photos;
  private final PackInUse packInUse;
  private final PhotoKeeper keeper;
  private final PhotoChanges changes;
  private final ReceiptRows receipts;
  private final List<String> warnings;
  private final KeyLocks locks = new KeyLocks();

  /** Takes over both. Adopts the rows that are there, and makes folder and rows agree. */
  SqlUserStore(Database database, DataFolder data) {
    this.database = database;
    this.data = data;
    this.adoption = new Adoption(database);
    this.users = new UserRows(database, adoption);
    this.list = new UserList(database);
    this.photos = new PhotoRows(database);
    this.packInUse = new PackInUse(database);
    this.keeper = new PhotoKeeper(new PhotoFolder(data.folder(Stores.PHOTOS)), photos);
    this.receipts = new ReceiptRows(database);
    this.changes = new PhotoChanges(database, users, photos, keeper, locks);
    this.warnings =
        database.guard("The users and photos could not be put in order at the start", this::settle);
  }

  @Override
  public Optional<Known> find(UserId id) {
    return database.guard("The user could not be looked up", () -> users.live(id));
  }

  @Override
  public Optional<User> user(long number) {
    return database.guard(
        "The user could not be looked up",
        () -> users.numbered(number).flatMap(row -> users.documented(row.id())));
  }

  @Override
  public long count() {
    return database.guard("The users could not be counted", users::count);
  }

  @Override
  public Optional<ModelId> modelInUse() {
    return database.guard("The model pack in use could not be looked up", packInUse::model);
  }

  @Override
  public Registration register(UserId id, Enrolment enrolment, @Nullable Receipt receipt) {
    return database.guard(
        "The user could not be stored",
        () -> locks.with(id.key(), () -> registerAlone(id, enrolment, receipt)));
  }

  @Override
  public Optional<Receipt> receipt(String key, Instant now) {
    return database.guard("The receipt could not be looked up", () -> receipts.find(key, now));
  }

  @Override
  public void keep(Receipt receipt) {
    database.guard(
        "The receipt could not be stored",
        () ->
            database.change(
                tx -> {
                  receipts.insert(receipt);
                  return true;
                }));
  }

  @Override
  public List<StoredPhoto> photos(long number) {
    return database.guard("The photos could not be looked up", () -> photos.photos(number));
  }

  @Override
  public Optional<String> addPhoto(long number, Enrolment enrolment) {
    return database.guard("The photo could not be stored", () -> changes.add(number, enrolment));
  }

  @Override
  public Optional<List<String>> replacePhotos(long number, List<Enrolment> enrolments) {
    return database.guard(
        "The photos could not be replaced", () -> changes.replace(number, enrolments));
  }

  @Override
  public Removal removePhoto(long number, String name) {
    return database.guard("The photo could not be removed", () -> changes.remove(number, name));
  }

  @Override
  public boolean hasPhoto(long number, String sourceSha256, ModelId model) {
    return database.guard(
        "The photo could not be looked up", () -> photos.hasSource(number, sourceSha256, model));
  }

  @Override
  public boolean hasPhotos(long number) {
    return database.guard(
        "The photos could not be looked up", () -> !photos.names(number).isEmpty());
  }

  @Override
  public Optional<Deletion> delete(UserId id) {
    return database.guard(
        "The user could not be deleted", () -> locks.with(id.key(), () -> deleteAlone(id)));
  }

  @Override
  public boolean forEachUser(Selection selection, Consumer<User> each) {
    return database.guard("The users could not be listed", () -> handOut(selection, each));
  }

  @Override
  public long forEachTemplate(ModelId model, int length, Consumer<Template> each) {
    return database.guard(
        "The templates could not be read", () -> photos.forEachTemplate(model, length, each));
  }

  @Override
  public List<Embedding> templates(long number, ModelId model, int length) {
    return database.guard(
        "The templates could not be read", () -> photos.templates(number, model, length));
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public void serve() {
    database.hurry();
  }

  @Override
  public long owners() {
    return database.owners();
  }

  @Override
  public void makeUp() {
    database.guard(
        "The photos could not be put in order",
        () -> {
          keeper.makeUp();
          return true;
        });
  }

  @Override
  public void check() {
    database.guard("The database cannot be read", () -> users.documented(""));
    database.requireMine();
    keeper.check();
    database.tryWriting();
  }

  @Override
  public void close() {
    database.close();
    data.close();
  }

  /** Makes rows and files agree; returns what the operator should know. */
  private List<String> settle() {
    keeper.sweep();
    adoption.adoptAll();
    List<UserRows.Row> ghosts = adoption.ghosts();
    ghosts.forEach(this::remove);
    List<String> found = new ArrayList<>(database.warnings());
    found.addAll(keeper.warnings());
    found.addAll(users.warnings());
    problem().ifPresent(found::add);
    if (!ghosts.isEmpty()) {
      found.add(
          ("%d users are no longer in the table users, though not deleted by Vultus;"
                  + " their photos and templates were removed")
              .formatted(ghosts.size()));
    }
    return List.copyOf(found);
  }

  private Optional<String> problem() {
    try {
      check();
      return Optional.empty();
    } catch (StoreException e) {
      return Optional.of("Nothing can be stored or deleted. " + e.getMessage());
    }
  }

  private Registration registerAlone(UserId id, Enrolment enrolment, @Nullable Receipt receipt) {
    // Read first: a row that another process adds meanwhile is a user, and no remnant of one.
    List<UserRows.Row> remnants = users.known(id);
    if (users.live(id).isPresent()) {
      return new AlreadyExists();
    }
    remnants.forEach(this::remove);
    return keeper.add(
        id.text(),
        enrolment,
        name ->
            database.change(
                tx -> {
                  if (receipt != null) {
                    receipts.insert(receipt);
                  }
                  return insert(tx, id, enrolment, name);
                }));
  }

  private Registration insert(TransactionStatus tx, UserId id, Enrolment enrolment, String name) {
    try {
      long number = users.insert(id);
      photos.insert(number, name, enrolment);
      users.insertDocumented(id, enrolment.at());
      return new Registered(number);
    } catch (DataAccessException e) {
      tx.setRollbackOnly();
      return refusal(e);
    }
  }

  private Registration refusal(DataAccessException fault) {
    if (database.dialect().isDuplicate(fault)) {
      return new AlreadyExists();
    }
    if (database.dialect().isUnstorable(fault)) {
      return new UnstorableId();
    }
    throw fault;
  }

  /** One whose row in the documented table is gone already is deleted all the same. */
  private Optional<Deletion> deleteAlone(UserId id) {
    return users
        .live(id)
        .map(known -> new UserRows.Row(known.number(), known.user().id()))
        .or(() -> users.known(id).stream().findFirst())
        .map(this::remove);
  }

  private Deletion remove(UserRows.Row row) {
    List<String> files =
        keeper.remove(
            photos.names(row.number()),
            retire ->
                database.change(
                    tx -> {
                      List<String> retired = retire.get();
                      users.delete(row);
                      return retired;
                    }));
    return new Deletion(row.number(), files);
  }

  private boolean handOut(Selection selection, Consumer<User> each) {
    String after = selection.after();
    String text = after == null ? null : textOf(after);
    if (after != null && text == null) {
      return false;
    }
    if (selection.part() != null) {
      adoption.adoptAll();
    }
    list.forEach(selection.part(), text, selection.limit(), each);
    return true;
  }

  /** The exact text of the row that is meant; null if there is none. */
  private @Nullable String textOf(String raw) {
    return users.documented(raw).or(() -> userOf(raw)).map(User::id).orElse(null);
  }

  private Optional<User> userOf(String raw) {
    return UserId.parse(raw) instanceof UserId.Valid valid
        ? users.live(valid.id()).map(Known::user)
        : Optional.empty();
  }
}
