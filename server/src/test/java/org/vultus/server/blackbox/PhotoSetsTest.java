package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vultus.image.Photo;
import org.vultus.server.identity.StoredPhoto;
import org.vultus.server.identity.UserId;
import org.vultus.server.service.PhotoSets.Mode;
import org.vultus.server.service.PhotoSets.Outcome;
import org.vultus.server.service.PhotoSets.Source;

/** Photos of one id that come together. */
class PhotoSetsTest {

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @Test
  void setOfOnePerson_largerThanWhatIsHeld_isKeptWhole() {
    List<Source> photos = IntStream.range(0, 20).mapToObj(i -> photo(2100, i)).toList();
    assertThat(outcomes("large", photos)).containsOnlyOnce("Registered").contains("Added");
    assertThat(kept("large")).hasSize(20);
    assertThat(outcomes("large", photos)).containsOnly("AddedBefore");
  }

  @Test
  void strangerAmongPhotosOfOnePerson_isRefusedAlone() {
    List<Source> photos = List.of(photo(2103, 0), photo(2102, 0), photo(2102, 1), photo(2102, 2));
    assertThat(outcomes("one", photos)).filteredOn("NotAdded"::equals).hasSize(1);
    assertThat(kept("one")).hasSize(3);
  }

  @Test
  void twoPeople_registerNobody_howeverManyPhotosOneHas() {
    Stream<Source> many = IntStream.range(0, 5).mapToObj(i -> photo(2104, i));
    Stream<Source> few = IntStream.range(0, 2).mapToObj(i -> photo(2105, i));
    assertThat(outcomes("two", Stream.concat(many, few).toList())).containsOnly("SeveralPeople");
    assertThat(outcomes("pair", List.of(photo(2104, 0), photo(2105, 0))))
        .containsOnly("SeveralPeople");
    assertThat(server.vultus().photos().find(id("two"))).isEmpty();
  }

  @Test
  void copyOfAFile_countsOnce() {
    List<Source> copies = List.of(photo(2106, 0), photo(2106, 0), photo(2107, 0), photo(2107, 0));
    assertThat(outcomes("copies", copies)).containsOnly("SeveralPeople");
    assertThat(outcomes("copy", copies.subList(0, 2))).containsExactly("Registered", "AddedBefore");
  }

  @Test
  void registeredUser_getsWhatMatches() throws Exception {
    server.api().register("registered", Photos.of(2108));
    List<Source> photos = List.of(photo(2109, 0), photo(2109, 1), photo(2108, 0), photo(2109, 2));
    assertThat(outcomes("REGISTERED", photos))
        .containsExactly("NotAdded", "NotAdded", "Added", "NotAdded");
  }

  /** Another program's row in the documented table has no photo to match. */
  @Test
  void adoptedUser_getsThePhotosOfOnePerson() throws Exception {
    server.kept().run("INSERT INTO users (id) VALUES ('old'), ('mixed')");
    assertThat(outcomes("old", List.of(photo(2110, 0), photo(2110, 1)))).containsOnly("Added");
    assertThat(outcomes("mixed", List.of(photo(2111, 0), photo(2112, 1))))
        .containsOnly("SeveralPeople");
  }

  @Test
  void faultInOnePhoto_isItsOwnOutcome() {
    Source memory =
        () -> {
          throw new OutOfMemoryError("of one photo");
        };
    Source gone =
        () -> {
          throw new IOException("gone");
        };
    Source odd =
        () -> {
          throw new IllegalStateException("odd");
        };
    assertThat(outcomes("brave", List.of(memory, photo(2113, 0), gone, odd)))
        .containsExactly("Failed", "Registered", "Unreadable", "Failed");
  }

  @Test
  void fileThatChangesMeanwhile_isNotKept() {
    int[] reads = new int[1];
    Source changing = () -> Photo.of(Photos.nth(2114, 100 + reads[0]++));
    List<Source> photos =
        Stream.concat(IntStream.range(0, 10).mapToObj(i -> photo(2114, i)), Stream.of(changing))
            .toList();
    assertThat(outcomes("changing", photos)).endsWith("Unreadable");
    assertThat(kept("changing")).hasSize(10);
  }

  @Test
  void interruptedSet_goesOnAsItBegan() {
    List<Source> photos = IntStream.range(0, 6).mapToObj(i -> photo(2115, i)).toList();
    outcomes("whole", photos);
    List<StoredPhoto> all = kept("whole");
    all.subList(2, 6).forEach(photo -> server.vultus().photos().remove(id("whole"), photo.name()));
    assertThat(outcomes("whole", photos)).containsOnly("Added", "AddedBefore");
    assertThat(kept("whole")).hasSize(6);
  }

  @Test
  void modes_forceAndKnownOnly() {
    List<Source> two = List.of(photo(2116, 0), photo(2117, 0));
    assertThat(outcomes("modes", two, Mode.of(false, true))).containsOnly("NotRegistered");
    assertThat(outcomes("modes", two, Mode.of(true, true))).containsOnly("NotRegistered");
    assertThat(outcomes("modes", two, Mode.of(true, false))).containsExactly("Registered", "Added");
  }

  private static List<String> outcomes(String id, List<Source> photos) {
    return outcomes(id, photos, Mode.MATCHING);
  }

  private static List<String> outcomes(String id, List<Source> photos, Mode mode) {
    List<Outcome> outcomes = server.vultus().photoSets().enrol(id(id), photos, mode);
    return outcomes.stream().map(outcome -> outcome.getClass().getSimpleName()).toList();
  }

  private static List<StoredPhoto> kept(String id) {
    return server.vultus().photos().find(id(id)).orElseThrow().photos();
  }

  private static Source photo(long person, int n) {
    return () -> Photo.of(Photos.nth(person, n));
  }

  private static UserId id(String text) {
    return ((UserId.Valid) UserId.parse(text)).id();
  }
}
