package org.vultus.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;
import org.vultus.image.Photo;

/** Templates in a database, made of the photos in a folder. */
final class SqlTemplateStore implements TemplateStore {

  private static final String WITHOUT =
      " FROM vultus_photo p JOIN vultus_user v ON v.number = p.user_number"
          + " WHERE NOT EXISTS (SELECT 1 FROM vultus_template t"
          + " WHERE t.photo = p.name AND t.pack = ? AND t.version = ?)";

  private static final String LEFT_OUT =
      "SELECT COUNT(DISTINCT p.user_number) FROM vultus_template t"
          + " JOIN vultus_photo p ON p.name = t.photo WHERE t.pack = ? AND t.version = ?"
          + " AND NOT EXISTS (SELECT 1 FROM vultus_photo q JOIN vultus_template s"
          + " ON s.photo = q.name WHERE q.user_number = p.user_number"
          + " AND s.pack = ? AND s.version = ?)";

  private final Database database;
  private final DataFolder data;
  private final PhotoFolder folder;
  private final PhotoRows photos;
  private final PackInUse packInUse;

  /** Takes over both. */
  SqlTemplateStore(Database database, DataFolder data) {
    this.database = database;
    this.data = data;
    this.folder = new PhotoFolder(data.folder(Stores.PHOTOS));
    this.photos = new PhotoRows(database);
    this.packInUse = new PackInUse(database);
  }

  @Override
  public Optional<ModelId> modelInUse() {
    return database.guard("The model pack in use could not be looked up", packInUse::model);
  }

  @Override
  public long countWithout(ModelId model) {
    return database.guard(
        "The photos could not be counted",
        () ->
            database
                .sql("SELECT COUNT(*)" + WITHOUT)
                .params(model.pack(), model.version())
                .query(Long.class)
                .single());
  }

  @Override
  public List<KeptPhoto> without(ModelId model, String after, int limit) {
    return database.guard(
        "The photos could not be looked up",
        () ->
            database
                .sql("SELECT p.name, v.id" + WITHOUT + " AND p.name > ? ORDER BY p.name LIMIT ?")
                .params(model.pack(), model.version(), after, limit)
                .query((row, index) -> photo(row.getString(1), row.getBytes(2)))
                .list());
  }

  @Override
  public Optional<Photo> read(KeptPhoto photo) {
    return folder.read(photo.name());
  }

  @Override
  public boolean isKept(KeptPhoto photo) {
    return database.guard("The photo could not be looked up", () -> photos.has(photo.name()));
  }

  @Override
  public void add(Map<KeptPhoto, Embedding> templates) {
    database.guard(
        "The templates could not be stored",
        () ->
            database.change(
                tx -> {
                  templates.forEach((photo, template) -> photos.insert(photo.name(), template));
                  return templates.size();
                }));
  }

  @Override
  public long countLeftOut(ModelId model) {
    return database.guard(
        "The users could not be counted",
        () -> packInUse.model().map(now -> leftOut(now, model)).orElse(0L));
  }

  @Override
  public Use use(ModelId model, Set<String> apartFrom, boolean leavingOut) {
    return database.guard(
        "The model pack in use could not be changed",
        () ->
            database.change(
                tx -> {
                  Use use = locked(model, apartFrom, leavingOut);
                  if (use instanceof InUse) {
                    packInUse.set(model);
                  }
                  return use;
                }));
  }

  /** What comes of it, with the row of the model in use locked: no photo is added meanwhile. */
  private Use locked(ModelId model, Set<String> apartFrom, boolean leavingOut) {
    Optional<ModelId> now = packInUse.locked();
    List<KeptPhoto> left =
        without(model, "", Integer.MAX_VALUE).stream()
            .filter(photo -> !apartFrom.contains(photo.name()))
            .toList();
    if (!left.isEmpty()) {
      return new Unfinished(left);
    }
    long leftOut = leavingOut ? 0 : now.map(former -> leftOut(former, model)).orElse(0L);
    return leftOut == 0 ? new InUse() : new LeavesOut(leftOut);
  }

  private long leftOut(ModelId now, ModelId next) {
    return database
        .sql(LEFT_OUT)
        .params(now.pack(), now.version(), next.pack(), next.version())
        .query(Long.class)
        .single();
  }

  @Override
  public long dropOthers(ModelId model) {
    if (!modelInUse().equals(Optional.of(model))) {
      throw new IllegalStateException(model + " is not in use: others are needed");
    }
    return database.guard(
        "The templates of other model packs could not be removed",
        () ->
            database.change(
                tx ->
                    photos.deleteTemplates(
                        "NOT (pack = ? AND version = ?)", model.pack(), model.version())));
  }

  @Override
  public void close() {
    database.close();
    data.close();
  }

  private static KeptPhoto photo(String name, byte[] user) {
    return new KeptPhoto(name, new String(user, UTF_8));
  }
}
