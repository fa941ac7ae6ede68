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
  public List<KeptPhoto> use(ModelId model, Set<String> apartFrom) {
    return database.guard(
        "The model pack in use could not be changed",
        () ->
            database.change(
                tx -> {
                  packInUse.set(model);
                  List<KeptPhoto> left =
                      without(model, "", Integer.MAX_VALUE).stream()
                          .filter(photo -> !apartFrom.contains(photo.name()))
                          .toList();
                  if (!left.isEmpty()) {
                    tx.setRollbackOnly();
                  }
                  return left;
                }));
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
