package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vultus.embedding.Calibration;
import org.vultus.embedding.FmrTable;
import org.vultus.embedding.ModelId;
import org.vultus.image.Photo;
import org.vultus.pack.CalibrationFile;
import org.vultus.server.identity.UserId;
import org.vultus.server.service.UserPhotos.Added;
import org.vultus.server.store.StoreSettings;
import tools.jackson.databind.JsonNode;

/** With a calibration, details say what a similarity means. */
class CalibratedVerifyTest {

  @RegisterExtension
  static final ServerUnderTest server =
      new ServerUnderTest(Setup.USUAL.withStore(CalibratedVerifyTest::calibrated));

  @BeforeAll
  static void register() throws Exception {
    server.api().register("one", Photos.of(500));
    server.api().register("two", Photos.of(501));
    UserId two = ((UserId.Valid) UserId.parse("two")).id();
    assertThat(server.vultus().photos().add(two, Photo.of(Photos.nth(501, 2)), false))
        .isInstanceOf(Added.class);
  }

  @Test
  void details_giveTheFalseMatchRates() throws Exception {
    Answer answer = detailed("one", Photos.another(500));
    assertThat(answer.fields())
        .containsExactly(
            "message",
            "recognition",
            "verified",
            "similarity",
            "fmr",
            "fmrBasis",
            "threshold",
            "thresholdFmr",
            "thresholdFmrBasis",
            "model",
            "face");
    assertThat(answer.json().path("thresholdFmr").doubleValue()).isEqualTo(1e-4);
    assertThat(answer.json().path("thresholdFmrBasis").asString()).isEqualTo("measured");
    assertThat(answer.json().path("threshold").doubleValue()).isEqualTo(0.7);
  }

  /** 3 in 300,000 is all that the data can say. */
  @Test
  void similarityBeyondTheData_hasABound() throws Exception {
    JsonNode body = detailed("one", Photos.another(500)).json();
    assertThat(body.path("fmr").doubleValue()).isEqualTo(1e-5);
    assertThat(body.path("fmrBasis").asString()).isEqualTo("upper_bound");
  }

  @Test
  void similarityOfAStranger_isCommon() throws Exception {
    JsonNode body = detailed("one", Photos.of(502)).json();
    assertThat(body.path("verified").booleanValue()).isFalse();
    assertThat(body.path("fmr").doubleValue()).isBetween(1e-4, 1.0);
    assertThat(body.path("fmrBasis").asString()).isEqualTo("measured");
  }

  @Test
  void userWithTwoPhotos_hasTheThresholdForTwo() throws Exception {
    JsonNode body = detailed("two", Photos.another(501)).json();
    assertThat(body.path("verified").booleanValue()).isTrue();
    assertThat(body.path("threshold").doubleValue()).isEqualTo(0.75);
  }

  @Test
  void status_givesTheThresholdForOnePhoto() throws Exception {
    JsonNode status = server.api().get("/status/").json();
    assertThat(status.path("threshold").doubleValue()).isEqualTo(0.7);
    assertThat(status.path("thresholdFmr").doubleValue()).isEqualTo(1e-4);
    assertThat(status.path("thresholdFmrBasis").asString()).isEqualTo("measured");
  }

  @Test
  void comparison_givesTheFalseMatchRates() throws Exception {
    Form form = new Form().file("image_a", Photos.of(500)).file("image_b", Photos.another(500));
    JsonNode body = server.api().send("POST", "/compare/", form).json();
    assertThat(body.path("fmr").doubleValue()).isEqualTo(1e-5);
    assertThat(body.path("fmrBasis").asString()).isEqualTo("upper_bound");
    assertThat(body.path("thresholdFmr").doubleValue()).isEqualTo(1e-4);
  }

  /** Two users: a stranger's search errs twice as often as one comparison, or almost. */
  @Test
  void identification_givesTheRatesOfOneComparisonAndOfTheSearch() throws Exception {
    Form form = new Form().file("image", Photos.another(500));
    JsonNode body = server.api().send("POST", "/identify/", form).json();
    JsonNode candidate = body.path("candidates").path(0);
    assertThat(candidate.path("id").asString()).isEqualTo("one");
    assertThat(candidate.path("fmr").doubleValue()).isEqualTo(1e-5);
    assertThat(candidate.path("fmrBasis").asString()).isEqualTo("upper_bound");
    assertThat(candidate.path("fpir").doubleValue()).isEqualTo(2e-5);
    assertThat(body.path("gallerySize").intValue()).isEqualTo(2);
    assertThat(body.path("thresholdFmr").doubleValue()).isEqualTo(1e-4);
    assertThat(body.path("thresholdFmrBasis").asString()).isEqualTo("measured");
    assertThat(body.path("thresholdFpir").doubleValue()).isEqualTo(2e-4);
  }

  private static Answer detailed(String id, byte[] photo) throws Exception {
    return server.api().send("POST", "/verify/?details=true", Form.of(id, photo));
  }

  private static StoreSettings calibrated(Path data) {
    ModelId model = new ModelId("tiny", "1");
    Calibration calibration =
        new Calibration(
            "made up", LocalDate.of(2026, 1, 2), 800, 1600, List.of(table(1, 0.7), table(2, 0.75)));
    try {
      Files.createDirectories(data);
      CalibrationFile.write(data.resolve(CalibrationFile.nameFor(model)), model, calibration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return StoreSettings.sqlite(data);
  }

  /** Falls a decade within 0.05, so that drawn faces, which are alike at 0.9, are off the table. */
  private static FmrTable table(int templates, double threshold) {
    return new FmrTable(
        templates, 300_000, List.of(-1.0, threshold - 0.05, threshold), List.of(1.0, 1e-3, 1e-4));
  }
}
