package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vultus.Shared;
import org.vultus.server.assembly.PackSettings;
import org.vultus.server.store.StoreSettings;

/** The documented calls with real models and photos, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealModelsContract {

  private static final int ODD_FILES = 63;
  private static final Set<String> POOR = Set.of("face_too_small", "low_quality");

  private ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  /** Where users are kept. */
  abstract StoreSettings store(Path data) throws Exception;

  @BeforeAll
  void start() throws Exception {
    Path models = Shared.folder("models");
    Shared.folder("faces");
    server =
        ServerUnderTest.started(
            Setup.USUAL
                .withPack(cache -> new PackSettings(models, cache, "retail-0095"))
                .withStore(this::storeIn));
  }

  @AfterAll
  void stop() throws IOException {
    if (server.isStarted()) {
      server.close();
    }
  }

  @Test
  void documentedCalls() throws Exception {
    Api api = server.api();
    assertThat(api.register("Aaron", person("aarontaylorjohnson", 0)))
        .hasToString("201 {\"message\":\"Data inserted successfully\"}");
    assertThat(api.verify("aaron", person("aarontaylorjohnson", 1)))
        .hasToString(answer("Aaron", true));
    assertThat(api.verify("Aaron", person("adriannepalicki", 0)))
        .hasToString(answer("Unknown", false));
    assertThat(api.register("Adrianne", person("adriannepalicki", 1)).status()).isEqualTo(201);
    assertThat(api.verify("Aaron", person("adriannepalicki", 0)))
        .hasToString("400 {\"error\":\"Invalid User\",\"verified\":false}");
    assertThat(api.register("AARON", person("adriannepalicki", 0)))
        .hasToString("409 {\"error\":\"User already exists\"}");
    assertThat(api.list().ids()).contains("Aaron", "Adrianne");
    assertThat(api.delete("Aaron").status()).isEqualTo(204);
    assertThat(api.delete("Adrianne").status()).isEqualTo(204);
    assertThat(api.verify("Aaron", person("aarontaylorjohnson", 1)).status()).isEqualTo(400);
  }

  static Stream<Path> odd() throws IOException {
    try (Stream<Path> files = Files.list(Shared.folder("faces").resolve("odd"))) {
      List<Path> photos = files.filter(file -> !file.endsWith("README.md")).sorted().toList();
      assertThat(photos).hasSize(ODD_FILES);
      return photos.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("odd")
  void oddPhoto_getsTheAnswerThatItCallsFor(Path file) throws Exception {
    String id = file.getFileName().toString();
    OddPhoto expected = OddPhoto.named(id).orElseThrow();
    Answer registered = server.api().register(id, Files.readAllBytes(file));
    assertIsRight(registered, expected, 201, "ID and image are required");
    boolean isUser = registered.status() == 201;
    assertThat(server.api().list().ids().contains(id)).isEqualTo(isUser);
    assertVerifies(file, expected, registered);
    assertThat(server.api().delete(id).status()).isEqualTo(isUser ? 204 : 404);
    assertThat(server.kept().photoFiles()).isEmpty();
  }

  /**
   * A photo that was registered verifies its user. One that was refused is refused here too, unless
   * it is only poor: verification asks for less.
   */
  private void assertVerifies(Path file, OddPhoto expected, Answer registered) throws Exception {
    String id = file.getFileName().toString();
    if (registered.status() == 201) {
      Answer verified = server.api().verify(id, Files.readAllBytes(file));
      assertThat(verified).hasToString(answer(id, true));
      return;
    }
    byte[] official = Files.readAllBytes(file.resolveSibling("official_obama_original.jpg"));
    assertThat(server.api().register(id, official).status()).isEqualTo(201);
    Answer verified = server.api().verify(id, Files.readAllBytes(file));
    assertThat(server.api().delete(id).status()).isEqualTo(204);
    boolean onlyPoor = POOR.contains(registered.code());
    if (!onlyPoor || verified.status() != 200) {
      assertIsRight(verified, expected, 200, "Image and ID are required");
      assertThat(verified.json().path("verified")).hasToString("false");
    }
  }

  private static void assertIsRight(Answer answer, OddPhoto expected, int success, String missing) {
    if (expected == OddPhoto.MISSING) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("error").asString()).isEqualTo(missing);
    } else if (answer.status() == success) {
      assertThat(expected.allowsAcceptance()).as("%s for %s", answer, expected).isTrue();
    } else {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(expected.allows(answer.code())).as("%s for %s", answer, expected).isTrue();
    }
  }

  private StoreSettings storeIn(Path data) {
    try {
      return store(data);
    } catch (Exception e) {
      throw new IllegalStateException("the database could not be made", e);
    }
  }

  private static String answer(String recognition, boolean verified) {
    return "200 {\"message\":\"Image received successfully!\",\"recognition\":\"%s\",\"verified\":%s}"
        .formatted(recognition, verified);
  }

  private static byte[] person(String name, int photo) throws IOException {
    return Files.readAllBytes(
        Shared.folder("faces").resolve("people").resolve(name).resolve(photo + ".jpg"));
  }
}
