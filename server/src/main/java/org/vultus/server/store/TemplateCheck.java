package org.vultus.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vultus.embedding.ModelId;
import org.vultus.server.store.StoreCheck.Finding;
import org.vultus.server.store.StoreCheck.Kind;

/** Looks at the templates, and at who can be verified by them. */
final class TemplateCheck {

  private final Database database;
  private final PhotoRows rows;
  private final boolean repair;
  private final Predicate<String> isPhotoSound;
  private final Optional<ModelId> inUse;
  private final Function<ModelId, OptionalInt> known;
  private final Map<ModelId, OptionalInt> lengths = new HashMap<>();
  private final Set<Long> verifiable = new HashSet<>();
  private long count;

  /**
   * A check of all templates.
   *
   * @param known how many values those of a model have; where that is not known, any number will do
   */
  TemplateCheck(
      Database database,
      boolean repair,
      Predicate<String> isPhotoSound,
      Function<ModelId, OptionalInt> known) {
    this.database = database;
    this.rows = new PhotoRows(database);
    this.repair = repair;
    this.isPhotoSound = isPhotoSound;
    this.known = known;
    this.inUse = new PackInUse(database).model();
  }

  private record Row(String photo, ModelId model, long user, TemplateBytes bytes) {}

  void run(Consumer<Finding> each) {
    Chunks<Row> chunks = new Chunks<>(some -> some.forEach(row -> look(row, each)));
    database.forEach(
        "SELECT t.photo, t.pack, t.version, p.user_number, t.embedding, d.sha256"
            + " FROM vultus_template t JOIN vultus_photo p ON p.name = t.photo"
            + " LEFT JOIN vultus_template_digest d"
            + " ON d.photo = t.photo AND d.pack = t.pack AND d.version = t.version",
        row ->
            chunks.add(
                new Row(
                    row.getString(1),
                    new ModelId(row.getString(2), row.getString(3)),
                    row.getLong(4),
                    TemplateBytes.of(row.getBytes(5), row.getBytes(6)))));
    chunks.flush();
    if (inUse.isPresent()) {
      StoreCheck.findings(Kind.USER_WITHOUT_TEMPLATE, unverifiable(), false).forEach(each);
    }
  }

  long count() {
    return count;
  }

  Optional<ModelId> inUse() {
    return inUse;
  }

  /** How many users the model in use has a template of. */
  long verifiable() {
    return verifiable.size();
  }

  private void look(Row row, Consumer<Finding> each) {
    count++;
    OptionalInt length = lengths.computeIfAbsent(row.model(), known);
    boolean sound = row.bytes().isSound(length.orElse(row.bytes().length()));
    if (sound && inUse.filter(row.model()::equals).isPresent()) {
      verifiable.add(row.user());
    }
    if (sound && row.bytes().hasDigest()) {
      return;
    }
    if (sound) {
      boolean added = repair && addDigest(row);
      each.accept(new Finding(Kind.TEMPLATE_WITHOUT_DIGEST, row.photo(), added));
    } else if (isPhotoSound.test(row.photo())) {
      boolean removed = repair && remove(row);
      each.accept(new Finding(Kind.TEMPLATE_TO_MAKE_ANEW, row.photo(), removed));
    } else {
      each.accept(new Finding(Kind.TEMPLATE_DAMAGED, row.photo(), false));
    }
  }

  private boolean addDigest(Row row) {
    return database.change(tx -> rows.insertDigest(row.photo(), row.model(), row.bytes().digest()))
        > 0;
  }

  private boolean remove(Row row) {
    return database.change(
            tx ->
                rows.deleteTemplates(
                    "photo = ? AND pack = ? AND version = ?",
                    row.photo(),
                    row.model().pack(),
                    row.model().version()))
        > 0;
  }

  /** The ids of users with photos, but without a template of the model in use. */
  private List<String> unverifiable() {
    return database
        .sql(
            "SELECT v.number, v.id FROM vultus_user v WHERE EXISTS"
                + " (SELECT 1 FROM vultus_photo p WHERE p.user_number = v.number)")
        .query((row, index) -> Map.entry(row.getLong(1), new String(row.getBytes(2), UTF_8)))
        .list()
        .stream()
        .filter(user -> !verifiable.contains(user.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
