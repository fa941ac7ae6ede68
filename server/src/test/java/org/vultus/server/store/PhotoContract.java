package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.vultus.embedding.Embedding;
import org.vultus.server.identity.StoredPhoto;
import org.vultus.server.store.PhotoStore.LastPhoto;
import org.vultus.server.store.PhotoStore.NoSuchPhoto;
import org.vultus.server.store.PhotoStore.Removed;

/** The photos of one user: listed, removed and replaced. */
abstract class PhotoContract extends StoreFixture {

  private static final String FIRST = "ann_20230723123456.jpg";
  private static final String SECOND = "ann_20230723123456-2.jpg";
  private static final String THIRD = "ann_20230723123456-3.jpg";

  @Test
  void photos_haveNameTimeQualityAndModel() {
    long number = registered("ann");
    assertThat(store().photos(number))
        .containsExactly(new StoredPhoto(FIRST, AT, 61.5, List.of(MODEL)));
    assertThat(store().photos(number + 1)).isEmpty();
  }

  @Test
  void photos_areInTheOrderOfTheirTime() {
    long number = registered("ann");
    store().addPhoto(number, enrolment("earlier", Instant.parse("2020-01-01T00:00:00Z")));
    assertThat(store().photos(number))
        .extracting(StoredPhoto::name)
        .containsExactly("ann_20200101000000.jpg", FIRST);
  }

  @Test
  void photo_fromBeforeQualityWasKept_hasNone() {
    long number = registered("ann");
    sql("DELETE FROM vultus_photo_quality");
    assertThat(store().photos(number)).extracting(StoredPhoto::quality).containsOnlyNulls();
  }

  @Test
  void remove_takesFileRowAndTemplate() {
    long number = registered("ann");
    store().addPhoto(number, enrolment("second"));
    assertThat(store().removePhoto(number, FIRST)).isEqualTo(new Removed(List.of(FIRST)));
    assertThat(photos()).containsExactly(SECOND);
    assertThat(store().photos(number)).extracting(StoredPhoto::name).containsExactly(SECOND);
    assertOnlyTemplateIs("second");
    assertThat(column("SELECT photo FROM vultus_photo_quality")).containsExactly(SECOND);
  }

  @Test
  void remove_last_isRefused() {
    long number = registered("ann");
    assertThat(store().removePhoto(number, FIRST)).isInstanceOf(LastPhoto.class);
    assertThat(photos()).containsExactly(FIRST);
    assertThat(templates()).hasSize(1);
  }

  @Test
  void remove_whatIsNotTheUsers_isNoSuchPhoto() {
    long number = registered("ann");
    registered("bob");
    store().addPhoto(number, enrolment("second"));
    for (String name : List.of("bob_20230723123456.jpg", "../vultus.db", "", FIRST + "x")) {
      assertThat(store().removePhoto(number, name)).isInstanceOf(NoSuchPhoto.class);
    }
    assertThat(store().removePhoto(number + 9, FIRST)).isInstanceOf(NoSuchPhoto.class);
    assertThat(photos()).hasSize(3);
  }

  @Test
  void remove_bothPhotosAtOnce_leavesOne() throws Exception {
    long number = registered("ann");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 25; round++) {
        store().addPhoto(number, enrolment("second"));
        List<Callable<PhotoStore.Removal>> calls = new ArrayList<>();
        for (StoredPhoto photo : store().photos(number)) {
          calls.add(() -> store().removePhoto(number, photo.name()));
          calls.add(() -> store().removePhoto(number, photo.name()));
        }
        int removed = 0;
        for (Future<PhotoStore.Removal> answer : threads.invokeAll(calls)) {
          removed += answer.get() instanceof Removed ? 1 : 0;
        }
        assertThat(removed).isEqualTo(1);
        assertThat(store().photos(number)).hasSize(1);
        assertThat(photos()).hasSize(1);
      }
    }
  }

  @Test
  void delete_photoCannotBeRemoved_keepsAll() throws Exception {
    long number = registered("ann");
    store().addPhoto(number, enrolment("second"));
    Files.delete(photo(SECOND));
    Files.createDirectories(photo(SECOND).resolve("in the way"));
    assertThatThrownBy(() -> store().delete(id("ann")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("The photo could not be removed");
    assertThat(store().find(id("ann"))).isPresent();
    assertThat(store().photos(number)).hasSize(2);
    assertThat(photo(FIRST)).hasContent("photo of ann");
  }

  @Test
  void change_photoFolderReplaced_isRefusedAndTold() throws Exception {
    long number = registered("ann");
    Files.move(data.resolve("photos"), data.resolve("elsewhere"));
    Files.createDirectory(data.resolve("photos"));
    assertThatThrownBy(() -> store().delete(id("ann")))
        .hasMessageContaining("the photo folder was removed or replaced");
    assertThatThrownBy(() -> store().register(id("bob"), enrolment("bob")))
        .hasMessageContaining("the photo folder was removed or replaced");
    assertThatThrownBy(() -> store().check()).isInstanceOf(StoreUnavailableException.class);
    assertThat(listedIds()).containsExactly("ann");
    assertThat(store().photos(number)).hasSize(1);
  }

  @Test
  void template_damaged_isLeftOutAndCounted() {
    long number = registered("ann");
    registered("bob");
    for (String damage :
        List.of(
            "'1234567'",
            "x'0000c07f0000c07f0000c07f0000c07f0000c07f0000c07f0000c07f0000c07f'",
            "x'0000803f00000000000000000000000000000000000000000000000000000000'")) {
      sql("UPDATE vultus_template SET embedding = " + damage + " WHERE photo LIKE 'ann%'");
      List<UserStore.Template> read = new ArrayList<>();
      assertThat(store().forEachTemplate(MODEL, LENGTH, read::add)).isEqualTo(1);
      assertThat(read).extracting(UserStore.Template::number).doesNotContain(number).hasSize(1);
      assertThat(store().templates(number, MODEL, LENGTH)).isEmpty();
    }
  }

  /** As templates of a version before digests are. */
  @Test
  void template_withoutDigest_isUsedIfItIsAUnitVector() {
    long number = registered("ann");
    sql("DELETE FROM vultus_template_digest");
    assertThat(store().templates(number, MODEL, LENGTH)).hasSize(1);
    sql("UPDATE vultus_template SET embedding = x'" + "0000803f".repeat(LENGTH) + "'");
    assertThat(store().templates(number, MODEL, LENGTH)).isEmpty();
  }

  @Test
  void replace_leavesTheNewPhotosAlone() {
    long number = registered("ann");
    assertThat(store().replacePhotos(number, List.of(enrolment("x"), enrolment("y"))))
        .contains(List.of(FIRST));
    assertThat(photos()).containsExactly(SECOND, THIRD);
    assertThat(store().photos(number)).extracting(StoredPhoto::name).containsExactly(SECOND, THIRD);
    assertThat(photo(SECOND)).hasContent("photo of x");
    assertThat(templates()).hasSize(2).allMatch(template -> template.number() == number);
    assertThat(store().find(id("ann")).orElseThrow().user().registeredAt()).isEqualTo(AT);
  }

  @Test
  void replace_userGone_keepsNothing() {
    long number = registered("ann");
    store().delete(id("ann"));
    assertThat(store().replacePhotos(number, List.of(enrolment("x")))).isEmpty();
    assertThat(photos()).isEmpty();
  }

  @Test
  void replace_databaseRefuses_keepsTheFormer() {
    long number = registered("ann");
    sql("ALTER TABLE vultus_photo_quality RENAME TO gone");
    assertThatThrownBy(() -> store().replacePhotos(number, List.of(enrolment("x"))))
        .isInstanceOf(StoreException.class)
        .hasMessage("The photos could not be replaced");
    assertThat(photos()).containsExactly(FIRST);
    assertThat(photo(FIRST)).hasContent("photo of ann");
    assertOnlyTemplateIs("ann");
  }

  /** The state of the files between their change and the commit. */
  @Test
  void crash_beforeTheCommitOfAReplacement_leavesTheFormer() throws Exception {
    registered("ann");
    Files.move(photo(FIRST), photo(FIRST + ".pending"));
    Files.writeString(photo(SECOND + ".pending"), "photo of x");
    reopened();
    assertThat(photos()).containsExactly(FIRST);
    assertThat(photo(FIRST)).hasContent("photo of ann");
    assertThat(store().warnings()).isEmpty();
  }

  /** The state of the files between the commit and their last change. */
  @Test
  void crash_afterTheCommitOfAReplacement_leavesTheNew() throws Exception {
    long number = registered("ann");
    store().replacePhotos(number, List.of(enrolment("x")));
    Files.move(photo(SECOND), photo(SECOND + ".pending"));
    Files.writeString(photo(FIRST + ".pending"), "photo of ann");
    reopened();
    assertThat(photos()).containsExactly(SECOND);
    assertThat(photo(SECOND)).hasContent("photo of x");
    assertThat(store().warnings()).isEmpty();
  }

  private void assertOnlyTemplateIs(String seed) {
    Embedding only = templates().getFirst().embedding();
    assertThat(templates()).hasSize(1);
    assertThat(only.similarity(embedding(MODEL, seed))).isGreaterThan(0.999);
  }
}
