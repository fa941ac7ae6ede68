package org.vultus.server.blackbox;

import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /register/{id}} and the photos below it. */
class PhotosTest {

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @Test
  void user_isShownWithTimeAndNumberOfPhotos() throws Exception {
    registered("Shown", 900);
    for (String path : List.of("/register/shown", "/register/SHOWN/")) {
      Answer answer = server.api().get(path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.fields()).containsExactly("id", "timestamp", "photos");
      assertThat(answer.json().path("id").asString()).isEqualTo("Shown");
      assertThat(answer.json().path("timestamp").asString())
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
      assertThat(answer.json().path("photos").intValue()).isEqualTo(1);
    }
  }

  @Test
  void photos_areListedWithNameTimeQualityAndPack() throws Exception {
    registered("listed", 901);
    Answer answer = server.api().get("/register/listed/photos/");
    assertThat(answer.fields()).containsExactly("id", "photos");
    JsonNode photo = answer.json().path("photos").path(0);
    assertThat(photo.propertyNames()).containsExactly("name", "timestamp", "quality", "packs");
    assertThat(photo.path("name").asString()).matches("listed_\\d{14}\\.jpg");
    assertThat(photo.path("quality").doubleValue()).isBetween(25.0, 100.0);
    assertThat(photo.path("packs")).hasToString("[\"tiny 1\"]");
  }

  @Test
  void photoOfTheSamePerson_isAddedAndVerifies() throws Exception {
    registered("added", 902);
    Answer answer = add("added", Photos.another(902));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.fields()).containsExactly("message", "photo");
    assertThat(names("added"))
        .hasSize(2)
        .contains(answer.json().path("photo").path("name").asString());
    assertThat(verified("added", Photos.nth(902, 3))).isTrue();
    assertFolderAgrees();
  }

  @Test
  void photoInJson_isAdded() throws Exception {
    registered("json", 903);
    String base64 = Base64.getEncoder().encodeToString(Photos.another(903));
    String body = "{\"image\": \"" + base64 + "\"}";
    assertThat(server.api().json("POST", "/register/json/photos", body).status()).isEqualTo(201);
  }

  @Test
  void photoOfAnotherPerson_isRefused_unlessForced() throws Exception {
    registered("owner", 904);
    Answer refused = add("owner", Photos.of(905));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("photo_does_not_match");
    HttpErrorsTest.assertIsError(refused, "error", "code");
    assertThat(names("owner")).hasSize(1);
    assertThat(verified("owner", Photos.of(905))).isFalse();
    Form form = new Form().file("image", Photos.of(905));
    assertThat(server.api().send("POST", "/register/owner/photos?force=true", form).status())
        .isEqualTo(201);
    assertThat(names("owner")).hasSize(2);
    assertThat(server.api().send("POST", "/register/owner/photos?force=yes", form).status())
        .isEqualTo(400);
  }

  @Test
  void sameFileAgain_isRefused() throws Exception {
    registered("again", 906);
    Answer answer = add("again", Photos.of(906));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("photo_exists");
    assertThat(names("again")).hasSize(1);
  }

  /** Another program's row in the documented table has no photo. */
  @Test
  void firstPhotoOfAnAdoptedUser_needsForce() throws Exception {
    server.kept().run("INSERT INTO users (id) VALUES ('adopted')");
    Answer refused = add("adopted", Photos.of(907));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("no_template");
    Form form = new Form().file("image", Photos.of(907));
    assertThat(server.api().send("POST", "/register/adopted/photos?force=true", form).status())
        .isEqualTo(201);
    assertThat(verified("adopted", Photos.another(907))).isTrue();
  }

  @Test
  void photo_isRemoved_butNeverTheLast() throws Exception {
    registered("less", 908);
    add("less", Photos.another(908));
    List<String> names = names("less");
    Answer removed = remove("less", names.getFirst());
    assertThat(removed).hasToString("204");
    assertThat(removed.header("X-Files-Deleted")).isEqualTo("[\"" + names.getFirst() + "\"]");
    assertThat(names("less")).containsExactly(names.getLast());
    assertThat(verified("less", Photos.another(908))).isTrue();
    Answer last = remove("less", names.getLast());
    assertThat(last.status()).isEqualTo(409);
    assertThat(last.code()).isEqualTo("last_photo");
    assertFolderAgrees();
  }

  /** What was forced in by mistake goes without a trace. */
  @Test
  void templateOfARemovedPhoto_isForgotten() throws Exception {
    registered("mistake", 909);
    Form form = new Form().file("image", Photos.of(910));
    Answer forced = server.api().send("POST", "/register/mistake/photos?force=true", form);
    double mixed = similarity("mistake", Photos.of(909));
    remove("mistake", forced.json().path("photo").path("name").asString());
    assertThat(similarity("mistake", Photos.of(909))).isGreaterThan(mixed);
    assertThat(verified("mistake", Photos.of(910))).isFalse();
  }

  @Test
  void photosReplaced_areTheOnlyOnes() throws Exception {
    registered("new", 911);
    List<String> former = names("new");
    Form two = new Form().file("image", Photos.another(911)).file("image", Photos.nth(911, 9));
    Answer answer = server.api().send("PUT", "/register/new", two);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.fields()).containsExactly("message", "photos", "files_deleted");
    assertThat(answer.json().path("files_deleted").path(0).asString()).isEqualTo(former.getFirst());
    assertThat(names("new")).hasSize(2).doesNotContainAnyElementsOf(former);
    assertThat(verified("new", Photos.of(911))).isTrue();
    assertFolderAgrees();
  }

  @Test
  void photosReplacedInJson_mayBeAList() throws Exception {
    registered("newer", 912);
    Base64.Encoder base64 = Base64.getEncoder();
    String body =
        "{\"image\": [\"%s\", \"%s\"]}"
            .formatted(
                base64.encodeToString(Photos.another(912)),
                base64.encodeToString(Photos.nth(912, 5)));
    assertThat(server.api().json("PUT", "/register/newer/", body).status()).isEqualTo(200);
    assertThat(names("newer")).hasSize(2);
  }

  @Test
  void replacementOfWhichOneIsUnfit_changesNothing() throws Exception {
    registered("same", 913);
    List<String> former = names("same");
    Form other = new Form().file("image", Photos.another(913)).file("image", Photos.of(914));
    assertThat(server.api().send("PUT", "/register/same", other).code())
        .isEqualTo("photo_does_not_match");
    Form nobody = new Form().file("image", Photos.another(913)).file("image", Photos.ofNobody());
    Answer answer = server.api().send("PUT", "/register/same", nobody);
    assertThat(answer.code()).isEqualTo("no_face");
    assertThat(answer.json().path("error").asString()).startsWith("Photo 2 of 2: No face");
    assertThat(names("same")).isEqualTo(former);
    assertThat(verified("same", Photos.of(913))).isTrue();
    assertFolderAgrees();
  }

  @Test
  void replacementOfWhichOneIsNoFile_changesNothing() throws Exception {
    registered("whole", 930);
    List<String> former = names("whole");
    Form empty = new Form().file("image", Photos.another(930)).file("image", new byte[0]);
    Form text = new Form().file("image", Photos.another(930)).text("image", "a.jpg");
    String second = "400 {\"error\":\"Photo 2 of 2: Image is required\"}";
    assertThat(server.api().send("PUT", "/register/whole", empty)).hasToString(second);
    assertThat(server.api().send("PUT", "/register/whole", text)).hasToString(second);
    String good = Base64.getEncoder().encodeToString(Photos.another(930));
    for (String junk : List.of("null", "\"\"", "5", "{\"a\": 1}", "[]")) {
      String body = "{\"image\": [\"%s\", %s]}".formatted(good, junk);
      assertThat(server.api().json("PUT", "/register/whole", body)).hasToString(second);
    }
    assertThat(names("whole")).isEqualTo(former);
  }

  @Test
  void replacementByTheSameFileTwice_changesNothing() throws Exception {
    registered("twice", 931);
    List<String> former = names("twice");
    Form form =
        new Form()
            .file("image", Photos.another(931))
            .file("image", Photos.nth(931, 2))
            .file("image", Photos.another(931));
    Answer answer = server.api().send("PUT", "/register/twice", form);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("photo_exists");
    assertThat(answer.json().path("error").asString()).startsWith("Photos 1 and 3 are the same");
    assertThat(names("twice")).isEqualTo(former);
  }

  @Test
  void severalPhotosToAdd_areRefused() throws Exception {
    registered("single", 932);
    Form form = new Form().file("image", Photos.another(932)).file("image", Photos.nth(932, 2));
    assertThat(server.api().send("POST", "/register/single/photos/", form))
        .hasToString("400 {\"error\":\"2 images were sent; accepted is one at a time\"}");
    assertThat(names("single")).hasSize(1);
  }

  @Test
  void moreThanTwenty_areRefused_inEitherForm() throws Exception {
    registered("many", 933);
    Form form = new Form();
    for (int i = 0; i <= 20; i++) {
      form.file("image", Photos.nth(933, i));
    }
    String list = String.join(",", Collections.nCopies(21, "\"AAAA\""));
    String tooMany =
        "400 {\"error\":\"The body has more than 20 fields and files; accepted are up to that"
            + " many\"}";
    assertThat(server.api().send("PUT", "/register/many", form)).hasToString(tooMany);
    assertThat(server.api().json("PUT", "/register/many", "{\"image\": [" + list + "]}"))
        .hasToString(tooMany);
  }

  /** Those of one second are numbered from the second one on. */
  @Test
  void photos_areListedInTheOrderOfTheirNumbers() throws Exception {
    registered("order", 934);
    Form form = new Form();
    for (int i = 1; i <= 12; i++) {
      form.file("image", Photos.nth(934, i));
    }
    assertThat(server.api().send("PUT", "/register/order", form).status()).isEqualTo(200);
    assertThat(names("order")).hasSize(12).isSortedAccordingTo(comparingLong(PhotosTest::number));
  }

  private static long number(String name) {
    String[] parts = name.replace(".jpg", "").split("[_-]", -1);
    return 100 * Long.parseLong(parts[1]) + (parts.length == 2 ? 1 : Long.parseLong(parts[2]));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /register/nobody",
    "PUT, /register/nobody",
    "GET, /register/nobody/photos",
    "POST, /register/nobody/photos/",
    "DELETE, /register/nobody/photos/nobody_20230723123456.jpg",
    "GET, /register/%20",
    "GET, /register/nobody%00x"
  })
  void unknownUser_isA404(String method, String path) throws Exception {
    Answer answer = server.api().send(method, path, new Form().file("image", Photos.of(915)));
    assertThat(answer.status()).isIn(400, 404);
    HttpErrorsTest.assertIsError(
        answer, answer.status() == 404 ? new String[] {"error", "code"} : new String[] {"error"});
  }

  @ParameterizedTest
  @ValueSource(strings = {"other_20230723123456.jpg", "..%2e", "%2e%2e", "x"})
  void unknownPhoto_isA404(String name) throws Exception {
    if (!server.api().list().ids().contains("patient")) {
      registered("patient", 916);
    }
    Answer answer = server.api().send("DELETE", "/register/patient/photos/" + name);
    assertThat(answer.status()).isIn(404, 405);
    assertThat(names("patient")).hasSize(1);
  }

  @Test
  void photoItself_isNeverServed() throws Exception {
    registered("private", 917);
    String name = names("private").getFirst();
    assertThat(server.api().get("/register/private/photos/" + name).status()).isEqualTo(405);
    assertThat(server.api().get("/photos/" + name).status()).isEqualTo(404);
    assertThat(server.api().get("/console/" + name).status()).isEqualTo(404);
  }

  @Test
  void withoutAnImage_saysSo() throws Exception {
    registered("bare", 918);
    String missing = "400 {\"error\":\"Image is required\"}";
    assertThat(server.api().send("POST", "/register/bare/photos")).hasToString(missing);
    assertThat(server.api().send("PUT", "/register/bare")).hasToString(missing);
  }

  @Test
  void idWithASemicolon_isThatUser() throws Exception {
    registered("a;b", 919);
    assertThat(server.api().get("/register/a%3Bb").json().path("id").asString()).isEqualTo("a;b");
    assertThat(server.api().get("/register/a%3Bb/photos").status()).isEqualTo(200);
  }

  private static void registered(String id, long person) throws Exception {
    assertThat(server.api().register(id, Photos.of(person)).status()).isEqualTo(201);
  }

  private static Answer add(String id, byte[] photo) throws Exception {
    return server
        .api()
        .send("POST", "/register/" + id + "/photos/", new Form().file("image", photo));
  }

  private static Answer remove(String id, String name) throws Exception {
    return server.api().send("DELETE", "/register/" + id + "/photos/" + name);
  }

  private static List<String> names(String id) throws Exception {
    return server
        .api()
        .get("/register/" + id + "/photos")
        .json()
        .path("photos")
        .valueStream()
        .map(photo -> photo.path("name").asString())
        .toList();
  }

  private static boolean verified(String id, byte[] photo) throws Exception {
    return server.api().verify(id, photo).json().path("verified").booleanValue();
  }

  private static double similarity(String id, byte[] photo) throws Exception {
    return server
        .api()
        .send("POST", "/verify/?details=true", Form.of(id, photo))
        .json()
        .path("similarity")
        .doubleValue();
  }

  private static void assertFolderAgrees() throws Exception {
    Kept kept = server.kept();
    assertThat(kept.photoFiles()).isEqualTo(kept.photoRows()).isEqualTo(kept.templateRows());
  }
}
