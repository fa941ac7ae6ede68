package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterTest {

  private static final String CREATED = "201 {\"message\":\"Data inserted successfully\"}";
  private static final String INCOMPLETE = "400 {\"error\":\"ID and image are required\"}";
  private static final String TAKEN = "409 {\"error\":\"User already exists\"}";

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @Test
  void register_newUser_isCreatedAndListedAndKept() throws Exception {
    Answer answer = server.api().register("new", Photos.of(100));
    assertThat(answer).hasToString(CREATED);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(server.api().list().ids()).contains("new");
    assertThat(server.kept().photoFiles()).filteredOn(name -> name.startsWith("new_")).hasSize(1);
    assertFolderAgrees();
  }

  @Test
  void register_withoutTheSlash_isTheSame() throws Exception {
    assertThat(server.api().send("POST", "/register", Form.of("slash", Photos.of(101))))
        .hasToString(CREATED);
  }

  @Test
  void register_imageBeforeId_isTheSame() throws Exception {
    Form turned = new Form().file("image", Photos.of(102)).text("id", "turned");
    assertThat(server.api().send("POST", "/register/", turned)).hasToString(CREATED);
  }

  @Test
  void register_fileNameThatClimbs_staysInTheFolder() throws Exception {
    Form form = new Form().text("id", "climber").file("image", "../../x.jpg", Photos.of(103));
    assertThat(server.api().send("POST", "/register/", form)).hasToString(CREATED);
    assertFolderAgrees();
  }

  static Stream<Named<Form>> incomplete() {
    return Stream.of(
        Named.of("no id", new Form().file("image", Photos.of(1))),
        Named.of("empty id", Form.of("", Photos.of(1))),
        Named.of("blank id", Form.of(" \t\u00a0 ", Photos.of(1))),
        Named.of(
            "id as a file", new Form().file("id", new byte[] {65}).file("image", Photos.of(1))),
        Named.of("no image", new Form().text("id", "x")),
        Named.of("empty image", Form.of("x", new byte[0])),
        Named.of("image as text", new Form().text("id", "x").text("image", "data:image/jpeg,x")),
        Named.of("nothing", new Form()));
  }

  @ParameterizedTest
  @MethodSource
  void incomplete(Form form) throws Exception {
    assertThat(server.api().send("POST", "/register/", form)).hasToString(INCOMPLETE);
    assertThat(server.api().send("POST", "/verify/", form))
        .hasToString("400 {\"error\":\"Image and ID are required\",\"verified\":false}");
  }

  @Test
  void register_urlencoded_hasNoImage() throws Exception {
    byte[] body = "id=x&image=y".getBytes(UTF_8);
    assertThat(server.api().send("POST", "/register/", "application/x-www-form-urlencoded", body))
        .hasToString(INCOMPLETE);
  }

  @Test
  void register_withoutBody_isIncomplete() throws Exception {
    assertThat(server.api().send("POST", "/register/")).hasToString(INCOMPLETE);
  }

  @Test
  void register_takenId_keepsNothingOfTheRefused() throws Exception {
    server.api().register("taken", Photos.of(110));
    List<String> before = server.kept().photoFiles();
    assertThat(server.api().register("TAKEN", Photos.of(111))).hasToString(TAKEN);
    assertThat(server.kept().photoFiles()).isEqualTo(before);
    assertFolderAgrees();
    assertThat(server.api().verify("taken", Photos.another(111)).toString())
        .isEqualTo(
            "200 {\"message\":\"Image received successfully!\","
                + "\"recognition\":\"Unknown\",\"verified\":false}");
  }

  @Test
  void register_sixteenAtOnce_createsOne() throws Exception {
    List<Answer> answers = Crowd.of(16, i -> server.api().register("many", Photos.nth(120, i)));
    assertThat(answers)
        .extracting(Answer::toString)
        .hasSize(16)
        .containsOnlyOnce(CREATED)
        .containsOnly(CREATED, TAKEN);
    assertThat(server.api().list().ids()).containsOnlyOnce("many");
    assertThat(server.kept().photoFiles()).filteredOn(name -> name.startsWith("many_")).hasSize(1);
    assertFolderAgrees();
  }

  @Test
  void register_differentIdsAtOnce_createsAll() throws Exception {
    List<Answer> answers =
        Crowd.of(12, i -> server.api().register("crowd-" + i, Photos.of(130 + i)));
    assertThat(answers).extracting(Answer::toString).hasSize(12).containsOnly(CREATED);
    assertFolderAgrees();
  }

  private static void assertFolderAgrees() throws Exception {
    Kept kept = server.kept();
    assertThat(kept.photoFiles()).isEqualTo(kept.photoRows()).isEqualTo(kept.templateRows());
  }
}
