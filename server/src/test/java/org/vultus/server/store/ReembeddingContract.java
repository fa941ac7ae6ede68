package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vultus.embedding.ModelId;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.TemplateStore.KeptPhoto;

/** The model in use, and changing it beside a store that is open. */
abstract class ReembeddingContract extends StoreFixture {

  private static final ModelId OTHER = new ModelId("other-pack", "2");

  @Test
  void modelInUse_isThatOfTheTemplatesThere() {
    assertThat(store().modelInUse()).isEmpty();
    registered("ann");
    assertThat(store().modelInUse()).contains(MODEL);
    store().delete(id("ann"));
    assertThat(store().modelInUse()).isEmpty();
    store().register(id("bob"), enrolment("bob", OTHER));
    assertThat(reopened().modelInUse()).contains(OTHER);
  }

  @Test
  void templateOfAnotherModel_isNotStored() {
    long ann = registered("ann");
    assertThatThrownBy(() -> store().register(id("bob"), enrolment("bob", OTHER)))
        .isInstanceOf(StalePackException.class);
    assertThatThrownBy(() -> store().addPhoto(ann, enrolment("bob", OTHER)))
        .isInstanceOf(StalePackException.class);
    assertThat(listedIds()).containsExactly("ann");
    assertThat(photos()).containsExactly("ann_20230723123456.jpg");
  }

  @Test
  void use_changesOnceEveryPhotoHasATemplate() {
    registered("ann");
    registered("Bob");
    try (TemplateStore templates = Stores.openTemplates(backend().settings(data))) {
      List<KeptPhoto> photos = templates.without(OTHER, "", 100);
      assertThat(photos).extracting(KeptPhoto::user).containsExactly("ann", "Bob");
      assertThat(templates.countWithout(OTHER)).isEqualTo(2);
      add(templates, photos.getFirst());
      assertThat(templates.use(OTHER, Set.of(), true))
          .isEqualTo(new TemplateStore.Unfinished(List.of(photos.getLast())));
      assertThat(templates.modelInUse()).contains(MODEL);
      Set<String> bob = Set.of(photos.getLast().name());
      assertThat(templates.use(OTHER, bob, true)).isEqualTo(new TemplateStore.InUse());
      assertThat(store().modelInUse()).contains(OTHER);
    }
    assertThat(templates()).hasSize(2);
    assertThat(withoutTemplate(OTHER)).isEqualTo(1);
    assertThatThrownBy(() -> store().register(id("carol"), enrolment("carol")))
        .isInstanceOf(StalePackException.class);
  }

  /** A user with one template is not left out, whatever becomes of the other photos. */
  @Test
  void use_leavesNobodyOut_unlessTold() {
    long ann = registered("ann");
    store().addPhoto(ann, enrolment("second"));
    registered("bob");
    try (TemplateStore templates = Stores.openTemplates(backend().settings(data))) {
      List<KeptPhoto> photos = templates.without(OTHER, "", 100);
      add(templates, photos.getFirst());
      Set<String> rest = photos.stream().skip(1).map(KeptPhoto::name).collect(Collectors.toSet());
      assertThat(templates.countLeftOut(OTHER)).isEqualTo(1);
      assertThat(templates.countLeftOut(MODEL)).isZero();
      assertThat(templates.use(OTHER, rest, false)).isEqualTo(new TemplateStore.LeavesOut(1));
      assertThat(templates.modelInUse()).contains(MODEL);
      store().delete(id("bob"));
      assertThat(templates.use(OTHER, rest, false)).isEqualTo(new TemplateStore.InUse());
    }
  }

  @Test
  void without_goesOnAfterAName() {
    List.of("a", "B", "c").forEach(this::registered);
    try (TemplateStore templates = Stores.openTemplates(backend().settings(data))) {
      KeptPhoto first = templates.without(OTHER, "", 1).getFirst();
      assertThat(first.user()).isEqualTo("a");
      assertThat(templates.without(OTHER, first.name(), 1))
          .extracting(KeptPhoto::user)
          .containsExactly("B");
    }
  }

  @Test
  void read_givesTheFile_alsoOfOneThatWaitsForItsName() throws Exception {
    registered("ann");
    try (TemplateStore templates = Stores.openTemplates(backend().settings(data))) {
      KeptPhoto photo = templates.without(OTHER, "", 1).getFirst();
      assertThat(text(templates, photo)).isEqualTo("photo of ann");
      Files.move(photo(photo.name()), photo(photo.name() + ".pending"));
      assertThat(text(templates, photo)).isEqualTo("photo of ann");
      Files.delete(photo(photo.name() + ".pending"));
      assertThat(templates.read(photo)).isEmpty();
      assertThat(templates.isKept(photo)).isTrue();
    }
  }

  @Test
  void add_leavesOutWhatWasDeletedMeanwhile() {
    registered("ann");
    registered("bob");
    try (TemplateStore templates = Stores.openTemplates(backend().settings(data))) {
      List<KeptPhoto> photos = templates.without(OTHER, "", 100);
      store().delete(id("ann"));
      add(templates, photos.toArray(KeptPhoto[]::new));
      assertThat(templates.isKept(photos.getFirst())).isFalse();
      assertThat(templates.use(OTHER, Set.of(), false)).isEqualTo(new TemplateStore.InUse());
    }
    assertThat(column("SELECT photo FROM vultus_template WHERE pack = 'other-pack'"))
        .containsExactly("bob_20230723123456.jpg");
  }

  @Test
  void dropOthers_leavesTheModelInUse() {
    registered("ann");
    try (TemplateStore templates = Stores.openTemplates(backend().settings(data))) {
      add(templates, templates.without(OTHER, "", 100).getFirst());
      assertThatThrownBy(() -> templates.dropOthers(OTHER))
          .isInstanceOf(IllegalStateException.class);
      templates.use(OTHER, Set.of(), false);
      assertThat(templates.dropOthers(OTHER)).isEqualTo(1);
    }
    assertThat(column("SELECT pack FROM vultus_template")).containsExactly("other-pack");
  }

  @Test
  void openTemplates_twice_isRefused() {
    try (TemplateStore templates = Stores.openTemplates(backend().settings(data))) {
      assertThatThrownBy(() -> Stores.openTemplates(backend().settings(data)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("being re-embedded by another process");
    }
  }

  @Test
  void use_whileUsersAreRegisteredAndDeleted_forgetsNoPhoto() throws Exception {
    registered("first");
    List<String> acknowledged = new ArrayList<>(List.of("first"));
    Thread server = new Thread(() -> registerUntilStale(acknowledged));
    try (TemplateStore templates = Stores.openTemplates(backend().settings(data))) {
      server.start();
      while (templates.use(OTHER, Set.of(), false) instanceof TemplateStore.Unfinished late) {
        add(templates, late.photos().toArray(KeptPhoto[]::new));
      }
      server.join();
      assertThat(templates.countWithout(OTHER)).isZero();
    }
    assertThat(listedIds()).containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(photos()).hasSameSizeAs(acknowledged);
    assertThat(withoutTemplate(OTHER)).isZero();
  }

  @Test
  void migration_takesTheModelWithMostTemplates() {
    registered("ann");
    long bob = registered("bob");
    store().addPhoto(bob, enrolment("second"));
    try (TemplateStore templates = Stores.openTemplates(backend().settings(data))) {
      add(templates, templates.without(OTHER, "", 100).getFirst());
    }
    close();
    sql("DROP TABLE vultus_pack_in_use", "DELETE FROM vultus_schema_history WHERE version > '1'");
    assertThat(store().modelInUse()).contains(MODEL);
  }

  private void registerUntilStale(List<String> acknowledged) {
    try {
      for (int i = 0; true; i++) {
        UserId id = id("user" + i);
        store().register(id, enrolment(id.text()));
        acknowledged.add(id.text());
        if (i % 3 == 0) {
          store().delete(id);
          acknowledged.remove(id.text());
        }
      }
    } catch (StalePackException e) {
      // As it should be.
    }
  }

  private static void add(TemplateStore templates, KeptPhoto... photos) {
    templates.add(
        Map.copyOf(
            List.of(photos).stream()
                .collect(Collectors.toMap(p -> p, p -> embedding(OTHER, p.name())))));
  }

  private static String text(TemplateStore templates, KeptPhoto photo) {
    return new String(templates.read(photo).orElseThrow().bytes(), StandardCharsets.UTF_8);
  }

  private static Enrolment enrolment(String seed, ModelId model) {
    Enrolment other = enrolment(seed);
    return new Enrolment(other.photo(), other.sourceSha256(), embedding(model, seed), 50, AT);
  }
}
