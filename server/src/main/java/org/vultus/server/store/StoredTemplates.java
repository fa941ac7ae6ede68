package org.vultus.server.store;

import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.vultus.embedding.ModelId;
import org.vultus.server.store.UserStore.Template;

/** The templates of all users, for reading alone. Faults are thrown as {@link StoreException}. */
public final class StoredTemplates implements AutoCloseable {

  private final Database database;
  private final UserRows users;
  private final PhotoRows photos;
  private final PackInUse packInUse;

  /** Takes over the database. */
  StoredTemplates(Database database) {
    this.database = database;
    this.users = new UserRows(database, new Adoption(database));
    this.photos = new PhotoRows(database);
    this.packInUse = new PackInUse(database);
  }

  /** The model whose templates verify; empty while no template at all is stored. */
  public Optional<ModelId> modelInUse() {
    return database.guard(
        "The model pack in use could not be looked up; start the server once to bring the tables up"
            + " to date",
        packInUse::model);
  }

  /**
   * Hands out all templates of {@code model}, each expected to have {@code length} values; without
   * those that are damaged.
   */
  public void forEach(ModelId model, int length, Consumer<Template> each) {
    try {
      photos.forEachTemplate(model, length, each);
    } catch (DataAccessException e) {
      throw new StoreException("The templates could not be read", e);
    }
  }

  /** The id of the user with that number; empty if it was deleted. */
  public Optional<String> id(long number) {
    try {
      return users
          .numbered(number)
          .map(UserRows.Row::id)
          .filter(id -> users.documented(id).isPresent());
    } catch (DataAccessException e) {
      throw new StoreException("The user could not be looked up", e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
