package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vultus.server.store.StoreCheck.Extent;
import org.vultus.server.store.StoreCheck.Finding;
import org.vultus.server.store.StoreCheck.Kind;

/** What a check finds and repairs, all of it beside an open store. */
abstract class CheckContract extends StoreFixture {

  private static final String NAME = "ann_20230723123456.jpg";

  @Test
  void soundStore_hasNoFindings() {
    registered("ann");
    registered("bob");
    List<Finding> findings = new ArrayList<>();
    try (StoreCheck check = Stores.check(backend().settings(data), false)) {
      Extent extent = check.run(model -> OptionalInt.empty(), photo -> true, findings::add);
      assertThat(extent.users()).isEqualTo(2);
      assertThat(extent.photos()).isEqualTo(2);
      assertThat(extent.templates()).isEqualTo(2);
      assertThat(extent.inUse()).contains(MODEL);
      assertThat(extent.verifiable()).isEqualTo(2);
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void missingDigests_areAddedByARepair() {
    registered("ann");
    sql("DELETE FROM vultus_photo_digest", "DELETE FROM vultus_template_digest");
    assertThat(kinds(false))
        .containsExactlyInAnyOrder(Kind.PHOTO_WITHOUT_DIGEST, Kind.TEMPLATE_WITHOUT_DIGEST);
    assertThat(found(true)).hasSize(2).allMatch(Finding::repaired);
    assertThat(kinds(false)).isEmpty();
  }

  @Test
  void damagedTemplate_isRemovedByARepair_andThenTheUserHasNone() {
    registered("ann");
    registered("bob");
    sql("UPDATE vultus_template SET embedding = 'short' WHERE photo = '" + NAME + "'");
    assertThat(kinds(false))
        .containsExactly(Kind.TEMPLATE_TO_MAKE_ANEW, Kind.USER_WITHOUT_TEMPLATE);
    assertThat(found(true)).contains(new Finding(Kind.TEMPLATE_TO_MAKE_ANEW, NAME, true));
    assertThat(found(false)).containsExactly(new Finding(Kind.USER_WITHOUT_TEMPLATE, "ann", false));
    assertThat(column("SELECT photo FROM vultus_template")).hasSize(1);
  }

  @Test
  void damagedTemplateOfADamagedPhoto_isLeftAsItIs() throws Exception {
    registered("ann");
    sql("UPDATE vultus_template SET embedding = x'" + "0000803f".repeat(LENGTH) + "'");
    Files.writeString(photo(NAME), "other bytes");
    assertThat(found(true))
        .contains(
            new Finding(Kind.PHOTO_DAMAGED, NAME, false),
            new Finding(Kind.TEMPLATE_DAMAGED, NAME, false));
    assertThat(column("SELECT photo FROM vultus_template")).hasSize(1);
  }

  @Test
  void photosMissingDamagedAndLeftOver_areNamed() throws Exception {
    registered("ann");
    registered("bob");
    Files.delete(photo(NAME));
    Files.writeString(photo("bob_20230723123456.jpg"), "photo of boc");
    Files.writeString(photo("eve_20230723123456.jpg"), "of nobody");
    assertThat(found(true))
        .containsExactlyInAnyOrder(
            new Finding(Kind.PHOTO_MISSING, NAME, false),
            new Finding(Kind.PHOTO_DAMAGED, "bob_20230723123456.jpg", false),
            new Finding(Kind.FILE_LEFT_OVER, "eve_20230723123456.jpg", false));
    assertThat(photos()).contains("eve_20230723123456.jpg");
  }

  @Test
  void photoWithoutDigest_thatCannotBeDecoded_isDamaged() {
    registered("ann");
    sql("DELETE FROM vultus_photo_digest");
    List<Finding> findings = new ArrayList<>();
    try (StoreCheck check = Stores.check(backend().settings(data), true)) {
      check.run(model -> OptionalInt.empty(), photo -> false, findings::add);
    }
    assertThat(findings).containsExactly(new Finding(Kind.PHOTO_DAMAGED, NAME, false));
  }

  @Test
  void templateOfAnotherLengthThanItsModels_isDamaged() {
    registered("ann");
    List<Finding> findings = new ArrayList<>();
    try (StoreCheck check = Stores.check(backend().settings(data), false)) {
      check.run(model -> OptionalInt.of(LENGTH + 1), photo -> true, findings::add);
    }
    assertThat(findings)
        .extracting(Finding::kind)
        .containsExactly(Kind.TEMPLATE_TO_MAKE_ANEW, Kind.USER_WITHOUT_TEMPLATE);
  }

  /** As another program leaves them that deletes without looking at what belongs together. */
  @Test
  void rowsOfNobody_areDeletedByARepair() throws Exception {
    registered("ann");
    registered("bob");
    sql(backend().deleteWithoutCascade("vultus_photo", "name = '" + NAME + "'"));
    Files.delete(photo(NAME));
    assertThat(kinds(false)).contains(Kind.ROWS_LEFT_OVER);
    assertThat(found(true))
        .filteredOn(finding -> finding.kind() == Kind.ROWS_LEFT_OVER)
        .isNotEmpty()
        .allMatch(Finding::repaired);
    assertThat(kinds(false)).isEmpty();
    assertThat(column("SELECT photo FROM vultus_template")).hasSize(1);
  }

  private List<Kind> kinds(boolean repair) {
    return found(repair).stream().map(Finding::kind).toList();
  }

  private List<Finding> found(boolean repair) {
    List<Finding> findings = new ArrayList<>();
    try (StoreCheck check = Stores.check(backend().settings(data), repair)) {
      check.run(model -> OptionalInt.empty(), photo -> true, findings::add);
    }
    return findings;
  }
}
