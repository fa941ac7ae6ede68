package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.image.Photo;
import org.vultus.server.identity.UserId;
import org.vultus.server.service.PhotoSets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeleteTest {

  private static final String REQUIRED = "400 {\"error\":\"ID is required\"}";
  private static final String NOT_FOUND = "404 {\"error\":\"User not found\"}";

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  private static final AtomicLong PERSONS = new AtomicLong(2000);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/x-www-form-urlencoded | id=gone%20%C3%A9",
        "application/x-www-form-urlencoded;charset=UTF-8 | x=1&id=GONE+%C3%89",
        "application/json | {\"id\": \"gone é\"}",
        "application/json;charset=utf-8 | {\"other\": [1], \"id\": \"gone \\u00e9\"}",
        "application/json | {\"id\": \"gone é\", \"id\": \" \", \"id\": \"gone é\"}"
      })
  void delete_byBody(String contentType, String body) throws Exception {
    register("gone é");
    assertDeleted(
        server.api().send("DELETE", "/register/", contentType, body.getBytes(UTF_8)),
        "gone%20%C3%A9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/register/?id=one&id=two    | application/json                  | {}",
        "/register/?id=two           | application/x-www-form-urlencoded | id=one",
        "/register/                  | application/x-www-form-urlencoded | id=one&id=two",
        "/register/                  | application/json                  | {\"id\":\"one\",\"id\":\"two\"}",
        "/register/?id=two           | application/json                  | {\"id\":\"one\"}",
        "/register/one?id=two        | application/json                  | {}",
        "/register/one               | application/json                  | {\"id\":\"two\"}",
        "/register/one?id=unheard%20of | text/plain                      | ''"
      })
  void delete_twoIds_deletesNobody(String path, String type, String body) throws Exception {
    server.api().register("one", Photos.of(1900));
    server.api().register("two", Photos.of(1901));
    Answer answer = server.api().send("DELETE", path, type, body.getBytes(UTF_8));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asString()).containsAnyOf("several ids", "'id' came");
    assertThat(server.api().list().ids()).contains("one", "two");
  }

  @Test
  void delete_twoFieldsOfAForm_deletesNobody() throws Exception {
    server.api().register("one", Photos.of(1900));
    Form form = new Form().text("id", "one").text("id", "two");
    assertThat(server.api().send("DELETE", "/register/", form).status()).isEqualTo(400);
    assertThat(server.api().list().ids()).contains("one");
  }

  @Test
  void delete_sameIdTwice_isOneId() throws Exception {
    register("same");
    Form form = new Form().text("id", "same");
    assertDeleted(server.api().send("DELETE", "/register/SAME?id=Same", form), "same");
  }

  @Test
  void delete_byMultipartForm() throws Exception {
    register("form");
    assertDeleted(server.api().delete("form"), "form");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/register/?id=by%20%C3%A9",
        "/register?id=by+%C3%A9",
        "/register/by%20%C3%A9",
        "/register/by%20%C3%A9/"
      })
  void delete_byAddress(String path) throws Exception {
    register("by é");
    assertDeleted(server.api().send("DELETE", path), "by%20%C3%A9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "a;b=c", "50%", "a+b", "a&b=c", "a?b", "#1", "💥", "a:b@c", "~x"})
  void delete_oddIdByAddress_deletesThatOneAlone(String id) throws Exception {
    register("a");
    register(id);
    assertThat(server.api().send("DELETE", "/register/" + Api.escaped(id)).status()).isEqualTo(204);
    assertThat(server.api().list().ids()).contains("a").doesNotContain(id);
    register(id);
    assertThat(server.api().send("DELETE", "/register/?id=" + Api.escaped(id)).status())
        .isEqualTo(204);
    assertThat(server.api().delete("a").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "a;b=c", "a+b", "a:b@c", "~x"})
  void delete_oddIdByAddressUnescaped_deletesThatOneAlone(String id) throws Exception {
    register("a");
    register(id);
    assertThat(server.api().send("DELETE", "/register/" + id).status()).isEqualTo(204);
    assertThat(server.api().list().ids()).contains("a").doesNotContain(id);
    server.api().delete("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "\\", "a/b"})
  void delete_slashByQuery(String id) throws Exception {
    register(id);
    assertThat(server.api().send("DELETE", "/register/?id=" + Api.escaped(id)).status())
        .isEqualTo(204);
  }

  @Test
  void delete_answersWithTheBodyIfPreferred() throws Exception {
    for (String preference :
        List.of(
            "return=representation",
            "Return=\"representation\"",
            "respond-async, return=representation; foo=1")) {
      register("preferred");
      Answer answer = preferring(preference, "preferred");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Preference-Applied")).isEqualTo("return=representation");
      assertThat(answer.body())
          .matches(
              "\\{\"message\":\"Data deleted successfully\","
                  + "\"files_deleted\":\\[\"preferred_\\d{14}(-\\d+)?\\.jpg\"]}");
    }
  }

  @Test
  void delete_otherPreference_isA204() throws Exception {
    register("minimal");
    Answer answer = preferring("return=minimal", "minimal");
    assertDeleted(answer, "minimal");
    assertThat(answer.header("Preference-Applied")).isEmpty();
  }

  @Test
  void delete_userWithManyPhotos_cutsTheHeaderAndCounts() throws Exception {
    enrol("é".repeat(60), 30);
    Answer answer = server.api().delete("é".repeat(60));
    assertThat(answer.status()).isEqualTo(204);
    String header = answer.header("X-Files-Deleted");
    assertThat(header.length()).isBetween(3800, 4096);
    assertThat(names(JsonMapper.shared().readTree(header)))
        .hasSizeBetween(15, 25)
        .allMatch(name -> name.matches("(%C3%A9){30}~[0-9a-f]{16}_\\d{14}(-\\d+)?\\.jpg"));
    assertThat(answer.header("X-Files-Deleted-Count")).isEqualTo("30");
    assertThat(server.kept().photoFiles()).isEqualTo(server.kept().photoRows());
  }

  @Test
  void delete_userWithManyPhotos_namesAllInTheBody() throws Exception {
    enrol("many photos", 30);
    List<String> files = server.kept().photoFiles();
    Answer answer = preferring("return=representation", "many photos");
    assertThat(names(answer.json().path("files_deleted"))).hasSize(30).isSubsetOf(files);
    assertThat(server.kept().photoFiles()).noneMatch(name -> name.startsWith("many"));
  }

  @Test
  void delete_withoutId_isRefused() throws Exception {
    Api api = server.api();
    assertThat(api.send("DELETE", "/register/")).hasToString(REQUIRED);
    assertThat(api.send("DELETE", "/register/?id=%20")).hasToString(REQUIRED);
    assertThat(api.send("DELETE", "/register/%20")).hasToString(REQUIRED);
    assertThat(api.delete(" \u00a0")).hasToString(REQUIRED);
    assertThat(api.send("DELETE", "/register/", new Form())).hasToString(REQUIRED);
    for (String body : List.of("{}", "{\"id\": null}", "{\"id\": \" \"}", "")) {
      assertThat(api.send("DELETE", "/register/", "application/json", body.getBytes(UTF_8)))
          .as(body)
          .hasToString(REQUIRED);
    }
  }

  @Test
  void delete_emptyJsonBody_takesTheIdOfTheQuery() throws Exception {
    register("query");
    byte[] empty = new byte[0];
    assertDeleted(
        server.api().send("DELETE", "/register/?id=query", "application/json", empty), "query");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\"", "[]", "7"})
  void delete_brokenJson_isRefused(String body) throws Exception {
    Answer answer =
        server.api().send("DELETE", "/register/", "application/json", body.getBytes(UTF_8));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.fields()).containsExactly("error");
  }

  @Test
  void delete_unknownUser_isNotFound() throws Exception {
    assertThat(server.api().delete("nobody")).hasToString(NOT_FOUND);
    assertThat(server.api().send("DELETE", "/register/nobody")).hasToString(NOT_FOUND);
    assertThat(server.api().send("DELETE", "/register/a%0d%0aX-Evil:%201")).hasToString(NOT_FOUND);
  }

  @Test
  void delete_twice_isNotFound() throws Exception {
    register("twice");
    assertThat(server.api().delete("twice").status()).isEqualTo(204);
    assertThat(server.api().delete("twice")).hasToString(NOT_FOUND);
  }

  @Test
  void deletedUser_verifiesNoMore_andMayRegisterAnew() throws Exception {
    server.api().register("back", Photos.of(1999));
    server.api().delete("back");
    assertThat(server.api().verify("back", Photos.of(1999)).status()).isEqualTo(400);
    register("witness");
    assertThat(
            server.api().verify("witness", Photos.of(1999)).json().path("recognition").asString())
        .isEqualTo("Unknown");
    assertThat(server.api().register("back", Photos.of(1999)).status()).isEqualTo(201);
  }

  private static void assertDeleted(Answer answer, String encodedId) throws Exception {
    assertThat(answer).hasToString("204");
    assertThat(answer.header("X-Message")).isEqualTo("Data deleted successfully");
    assertThat(answer.header("X-Files-Deleted"))
        .matches("\\[\"" + encodedId + "_\\d{14}(-\\d+)?\\.jpg\"]");
    assertThat(answer.header("X-Files-Deleted-Count")).isEmpty();
    assertThat(server.kept().photoFiles())
        .isEqualTo(server.kept().photoRows())
        .noneMatch(name -> name.startsWith(encodedId));
  }

  private static Answer preferring(String preference, String id) throws Exception {
    HttpRequest.Builder request =
        server.api().to("/register/?id=" + Api.escaped(id)).header("Prefer", preference);
    return server.api().send(request.DELETE());
  }

  private static void register(String id) throws Exception {
    assertThat(server.api().register(id, Photos.of(PERSONS.incrementAndGet())).status())
        .isEqualTo(201);
  }

  private static void enrol(String id, int photos) {
    UserId user = ((UserId.Valid) UserId.parse(id)).id();
    long person = PERSONS.incrementAndGet();
    List<PhotoSets.Source> sources =
        IntStream.range(0, photos)
            .mapToObj(i -> (PhotoSets.Source) () -> Photo.of(Photos.nth(person, i)))
            .toList();
    server.vultus().photoSets().enrol(user, sources, PhotoSets.Mode.MATCHING);
  }

  private static List<String> names(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
