package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  private static final AtomicLong PERSONS = new AtomicLong(1000);

  @ParameterizedTest
  @CsvSource({
    "b21ai022, B21AI022",
    "straße, STRASSE",
    "ısı, ISI",
    "Zoe\u0308, ZOË",
    "ﬁne, FINE",
    "σοφος, ΣΟΦΟΣ"
  })
  void ids_thatDifferInCaseOrForm_areOneUser(String first, String second) throws Exception {
    long person = PERSONS.incrementAndGet();
    assertThat(server.api().register(first, Photos.of(person)).status()).isEqualTo(201);
    assertThat(server.api().register(second, Photos.of(person)).status()).isEqualTo(409);
    assertThat(server.api().verify(second, Photos.another(person)).status()).isEqualTo(200);
    assertThat(server.api().delete(second).status()).isEqualTo(204);
    assertThat(server.api().delete(first).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"İx, ix", "o, ö", "a, а"})
  void ids_thatOnlyLookAlike_areTwoUsers(String first, String second) throws Exception {
    assertThat(register(first).status()).isEqualTo(201);
    assertThat(register(second).status()).isEqualTo(201);
    assertThat(server.api().list().ids()).contains(first, second);
  }

  @Test
  void id_isComposedAndTrimmed_andReturnedSo() throws Exception {
    long person = PERSONS.incrementAndGet();
    server.api().register("\u00a0 \tAndre\u0301 B. \u2003", Photos.of(person));
    assertThat(server.api().list().ids()).contains("André B.");
    assertThat(server.api().verify(" ANDRÉ b. ", Photos.another(person)).json().path("recognition"))
        .hasToString("\"André B.\"");
  }

  @Test
  void id_of255CodePointsOfFourBytes_isAccepted() throws Exception {
    String longest = "😀".repeat(255);
    assertThat(register(longest).status()).isEqualTo(201);
    assertThat(server.api().list().ids()).contains(longest);
    assertThat(server.api().delete(longest).status()).isEqualTo(204);
  }

  static Stream<String> unregistrable() {
    return Stream.of(
        "x".repeat(256),
        "😀".repeat(256),
        "a\u0000b",
        "a\nb",
        "a\r\nX-Evil: 1",
        "a\u007fb",
        "a\u0085b",
        "a\u001bb");
  }

  /** As usual, both would be "Jos" and a replacement character. */
  @Test
  void idsThatAreNoUtf8_areRefusedAndUnknown() throws Exception {
    assertThat(register("Jos\ufffd").status()).isEqualTo(201);
    for (String id : List.of("José", "Josè")) {
      byte[] latin = id.getBytes(ISO_8859_1);
      Form form = new Form().text("id", latin).file("image", Photos.of(1));
      assertThat(server.api().send("POST", "/register/", form).code()).isEqualTo("invalid_id");
      assertThat(server.api().send("POST", "/verify/", form))
          .hasToString("400 {\"error\":\"Invalid User\",\"verified\":false}");
      assertThat(server.api().send("DELETE", "/register/", form).status()).isEqualTo(404);
      String encoded = "id=" + URLEncoder.encode(id, ISO_8859_1);
      assertThat(
              server
                  .api()
                  .send(
                      "DELETE",
                      "/register/",
                      "application/x-www-form-urlencoded",
                      encoded.getBytes(UTF_8))
                  .status())
          .isEqualTo(404);
    }
    assertThat(server.api().delete("Jos\ufffd").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @MethodSource("unregistrable")
  void id_unregistrable_isRefusedAndUnknown(String id) throws Exception {
    Answer refused = register(id);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.fields()).containsExactly("error", "code");
    assertThat(refused.code()).isEqualTo("invalid_id");
    assertThat(server.api().verify(id, Photos.of(1)))
        .hasToString("400 {\"error\":\"Invalid User\",\"verified\":false}");
    assertThat(server.api().delete(id)).hasToString("404 {\"error\":\"User not found\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "..",
        ".",
        "/",
        "a/b",
        "a\\b",
        "..\\..\\x",
        "%2e%2e%2f",
        "100%",
        "%00",
        "💥",
        "🧑🏽‍🚀",
        "'; DROP TABLE users; --",
        "<script>alert(1)</script>",
        "a;b",
        "*",
        "?",
        "CON",
        "~",
        "a~0123456789abcdef",
        "x_20230723123456",
        "null",
        "\"",
        "-rf",
        "ﷺ",
        "\u202eabc",
        "{}",
        "${jndi:x}"
      })
  void id_hostile_isAnIdLikeAnyOther(String id) throws Exception {
    long person = PERSONS.incrementAndGet();
    List<Path> outside = outsideThePhotoFolder();
    assertThat(server.api().register(id, Photos.of(person)).status()).isEqualTo(201);
    assertThat(server.api().list().ids()).containsOnlyOnce(id);
    Answer verified = server.api().verify(id, Photos.another(person));
    assertThat(verified.json().path("recognition").asString()).isEqualTo(id);
    assertThat(server.kept().photoFiles()).isEqualTo(server.kept().photoRows());
    assertThat(server.api().delete(id).status()).isEqualTo(204);
    assertThat(server.api().list().ids()).doesNotContain(id);
    assertThat(server.kept().photoFiles()).isEqualTo(server.kept().photoRows());
    assertThat(outsideThePhotoFolder()).isEqualTo(outside);
  }

  @Test
  void id_inFileName_isPercentEncoded() throws Exception {
    register("Ä/b c");
    assertThat(server.kept().photoFiles())
        .anySatisfy(name -> assertThat(name).matches("%C3%84%2Fb%20c_\\d{14}\\.jpg"));
  }

  @Test
  void id_tooLongForAFileName_isCutAndMarked() throws Exception {
    register("é".repeat(200));
    assertThat(server.kept().photoFiles())
        .anySatisfy(name -> assertThat(name).matches("(%C3%A9){30}~[0-9a-f]{16}_\\d{14}\\.jpg"));
  }

  @Test
  void id_inAnotherCharset_isReadAsItsPartSays() throws Exception {
    Form form =
        new Form()
            .text("id", "José", ISO_8859_1)
            .file("image", Photos.of(PERSONS.incrementAndGet()));
    assertThat(server.api().send("POST", "/register/", form).status()).isEqualTo(201);
    assertThat(server.api().list().ids()).contains("José");
  }

  private static Answer register(String id) throws Exception {
    return server.api().register(id, Photos.of(PERSONS.incrementAndGet()));
  }

  private static List<Path> outsideThePhotoFolder() throws IOException {
    Path photos = server.data().resolve("photos");
    try (Stream<Path> files = Files.walk(server.home())) {
      return files.filter(file -> !file.startsWith(photos)).sorted().toList();
    }
  }
}
