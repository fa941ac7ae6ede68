package org.vultus.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;
import org.vultus.image.Photo;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.identity.User;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.UserStore.Registered;
import org.vultus.server.store.UserStore.Selection;
import org.vultus.server.store.UserStore.Template;

/** A fresh data folder and database for each test, and words for what the tests do with them. */
abstract class StoreFixture {

  static final String DOCUMENTED_TABLE =
      """
      CREATE TABLE users (
          id VARCHAR(255) PRIMARY KEY,
          timestamp TIMESTAMP DEFAULT CURRENT_TIMESTAMP
      )""";

  static final ModelId MODEL = new ModelId("test-pack", "1");
  static final int LENGTH = 8;
  static final Instant AT = Instant.parse("2023-07-23T12:34:56Z");

  @TempDir Path data;

  private @Nullable UserStore store;

  abstract Backend backend();

  /** The store; opened on first use. */
  UserStore store() {
    if (store == null) {
      store = Stores.open(backend().settings(data));
    }
    return store;
  }

  UserStore reopened() {
    close();
    return store();
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
      store = null;
    }
  }

  long registered(String id) {
    return registered(id, AT);
  }

  long registered(String id, Instant at) {
    assertThat(store().register(id(id), enrolment(id, at))).isInstanceOf(Registered.class);
    return store().find(id(id)).orElseThrow().number();
  }

  static UserId id(String text) {
    return ((UserId.Valid) UserId.parse(text)).id();
  }

  static Enrolment enrolment(String seed) {
    return enrolment(seed, AT);
  }

  static Enrolment enrolment(String seed, Instant at) {
    Photo photo = Photo.of(("photo of " + seed).getBytes(UTF_8));
    return new Enrolment(photo, photo.sha256(), embedding(MODEL, seed), 61.5, at);
  }

  static Embedding embedding(ModelId model, String seed) {
    Random random = new Random(seed.hashCode());
    float[] raw = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      raw[i] = (float) random.nextGaussian();
    }
    return Embedding.of(model, raw);
  }

  List<User> listed() {
    return listed(Selection.ALL);
  }

  List<User> listed(@Nullable String after, long limit) {
    return listed(new Selection(null, after, limit));
  }

  List<User> listed(Selection selection) {
    List<User> users = new ArrayList<>();
    assertThat(store().forEachUser(selection, users::add)).isTrue();
    return users;
  }

  /** Whether a list can begin after that id; hands out nobody if not. */
  boolean isListedAfter(String id) {
    List<User> users = new ArrayList<>();
    boolean listed = store().forEachUser(new Selection(null, id, 9), users::add);
    assertThat(listed || users.isEmpty()).isTrue();
    return listed;
  }

  List<String> listedIds() {
    return listed().stream().map(User::id).toList();
  }

  List<Template> templates() {
    List<Template> templates = new ArrayList<>();
    store().forEachTemplate(MODEL, LENGTH, templates::add);
    return templates;
  }

  /** How many users have no template of the model. */
  long withoutTemplate(ModelId model) {
    Set<Long> with = new HashSet<>();
    store().forEachTemplate(model, LENGTH, template -> with.add(template.number()));
    return store().count() - with.size();
  }

  Path photo(String name) {
    return data.resolve("photos").resolve(name);
  }

  /** The names of all files in the photo folder. */
  List<String> photos() {
    try (Stream<Path> files = Files.list(data.resolve("photos"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs statements past the store. */
  void sql(String... statements) {
    try (Connection connection = backend().connect(data);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Adds a row to {@code users} past the store. */
  void insertUser(String id, String time) {
    insertUsers(List.of(id), time);
  }

  void insertUsers(List<String> ids, String time) {
    try (Connection connection = backend().connect(data);
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO users VALUES (?, " + time + ")")) {
      connection.setAutoCommit(false);
      for (String id : ids) {
        insert.setString(1, id);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The first column of a query past the store. */
  List<String> column(String query) {
    try (Connection connection = backend().connect(data);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
