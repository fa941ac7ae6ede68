package org.vultus.server.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.identity.User;
import org.vultus.server.identity.UserId;

/**
 * Users with their templates and photos, kept durably: when a method that changes something
 * returns, the change survives a crash; when it throws or the process dies in it, then either all
 * of it or, after the next start, nothing is there. Safe for use by many threads.
 *
 * <p>Faults of the database or the disk are thrown as {@link StoreException}.
 */
public interface UserStore extends PhotoStore, ReceiptStore, AutoCloseable {

  /**
   * A user as the store knows it.
   *
   * @param number identifies the user in the gallery; never used again for another user
   * @param user the documented row
   */
  record Known(long number, User user) {}

  /** What became of a registration. */
  sealed interface Registration {}

  /** All is stored. */
  record Registered(long number) implements Registration {}

  /** The id, or one that the database takes for the same, is taken; nothing was stored. */
  record AlreadyExists() implements Registration {}

  /** The {@code users} table cannot hold this id (its character set, say); nothing was stored. */
  record UnstorableId() implements Registration {}

  /**
   * What was deleted.
   *
   * @param number the user's number
   * @param files the names of the photo files removed
   */
  record Deletion(long number, List<String> files) {}

  /**
   * Which users to list.
   *
   * @param part only those whose id contains this, as ids are compared; null for all
   * @param after only those that come after the one with this id; null for all. A plain text,
   *     because a row of an adopted table may hold what could not be registered
   * @param limit at most so many
   */
  record Selection(@Nullable UserId part, @Nullable String after, long limit) {

    /** All users. */
    public static final Selection ALL = new Selection(null, null, Long.MAX_VALUE);
  }

  /** A template of a user. */
  record Template(long number, Embedding embedding) {}

  /** The user with that id, if there is one. */
  Optional<Known> find(UserId id);

  /** The user with that number, if there still is one: another program may have deleted the row. */
  Optional<User> user(long number);

  /** How many users there are. */
  long count();

  /**
   * The model whose templates verify: that of the first template stored, until {@link
   * TemplateStore#use} changes it. Empty while no template at all is stored.
   */
  Optional<ModelId> modelInUse();

  /**
   * Stores a new user with one photo and its template, or says why not.
   *
   * @throws StalePackException if the template is not of the model in use
   */
  default Registration register(UserId id, Enrolment enrolment) {
    return register(id, enrolment, null);
  }

  /**
   * As {@link #register(UserId, Enrolment)}; a receipt is kept in the same step, if the user is
   * registered.
   *
   * @throws ReceiptExistsException if there is a receipt with that key
   */
  Registration register(UserId id, Enrolment enrolment, @Nullable Receipt receipt);

  /** Deletes the user, all templates and all photos; empty if there is no such user. */
  Optional<Deletion> delete(UserId id);

  /**
   * Hands out users, ordered by time of registration, then id, without holding all of them in
   * memory.
   *
   * @return false if there is no user after whom to go on; then nothing was handed out
   */
  boolean forEachUser(Selection selection, Consumer<User> each);

  /**
   * Hands out all templates of {@code model}, each expected to have {@code length} values.
   *
   * @return how many are damaged; those are left out
   */
  long forEachTemplate(ModelId model, int length, Consumer<Template> each);

  /**
   * The templates of {@code model} that a user has, each expected to have {@code length} values;
   * without those that are damaged.
   */
  List<Embedding> templates(long number, ModelId model, int length);

  /** What the operator should know of the database and the folder, as found at the start. */
  List<String> warnings();

  /**
   * From now on every call fails within a second while the database is away. Without this, as for
   * commands, more patience is had with a server that is slow to answer.
   */
  void serve();

  /** Grows whenever another server may have changed everything that is stored. */
  long owners();

  /** Makes up for what could not be done to photo files while the database was away. */
  void makeUp();

  /**
   * Tries to write to the database and to the photo folder what leaves nothing. Takes some
   * milliseconds and a sync of the disk.
   *
   * @throws StoreException if a call would fail now
   */
  void check();

  @Override
  void close();
}
