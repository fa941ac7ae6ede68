package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vultus.fixtures.DrawnFace;
import org.vultus.fixtures.DrawnScene;
import org.vultus.fixtures.TinyPack;
import org.vultus.server.store.StoreSettings;
import org.vultus.server.store.Stores;
import org.vultus.server.store.UserStore;

/** Thirty drawn persons, two of them registered a second time. */
class CalibrateCommandTest {

  private static final int PEOPLE = 30;

  @TempDir private static Path folder;
  private static Path pack;
  private static Path data;

  @BeforeAll
  static void register() throws IOException {
    pack = TinyPack.write(Files.createDirectory(folder.resolve("tiny")));
    data = folder.resolve("data");
    Path photos = Files.createDirectory(folder.resolve("photos"));
    for (int person = 1; person <= PEOPLE; person++) {
      Files.write(photos.resolve("p" + person + ".jpg"), photo(DrawnFace.of(person)));
    }
    Files.write(photos.resolve("again, 1.jpg"), photo(DrawnFace.of(1).lit(0.9)));
    Files.write(photos.resolve("again2.jpg"), photo(DrawnFace.of(2).tilted(6)));
    Run run =
        Run.of(
            "import",
            "--pack=" + pack,
            "--data-dir=" + data,
            "--refused=" + folder.resolve("refused.csv"),
            photos.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("Imported +32");
  }

  @Test
  void gallery_isMeasuredAndAThresholdProposed() {
    Run run = calibrate("--match-target-fmr=0.1");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Gallery     32 templates of 30 people, pack tiny 1")
        .contains("At present  threshold 0.7000, not calibrated")
        .containsPattern("Measured    false match rate 0.0e.00 .*: 0 of 988 comparisons")
        .containsPattern("Proposal    threshold 0\\.\\d{4} for a false match rate of 0.1")
        .contains("Not written; --write keeps");
    assertThat(calibration()).doesNotExist();
  }

  @Test
  void doubleRegistrations_areNamed() throws IOException {
    Path list = folder.resolve("doubles.csv");
    Run run = calibrate("--duplicates=" + list);
    assertThat(run.out()).contains("Doubles     2 pair(s) of ids look like one person");
    assertThat(run.out()).containsPattern("p1  again, 1|again, 1  p1");
    assertThat(Files.readAllLines(list)).hasSize(3).startsWith("id_a,id_b,similarity");
    assertThat(Files.readString(list)).contains("\"again, 1\"");
  }

  @Test
  void galleryTooSmallForTheTarget_saysWhatItTakes() {
    Run run = calibrate("--write");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("Proposal    none: a false match rate of 1.0E-4 takes 300,000 pairs")
        .contains("776 people");
    assertThat(run.err()).contains("Nothing was written");
    assertThat(calibration()).doesNotExist();
  }

  @Test
  void calibrationWritten_isTheOneInUse() throws IOException {
    Run written = calibrate("--match-target-fmr=0.1", "--write");
    assertThat(written.out()).contains("Written     " + calibration());
    try {
      assertThat(calibrate("--match-target-fmr=0.1").out())
          .containsPattern("At present  threshold 0\\.\\d{4} for a false match rate of 1.0e-01")
          .contains("(the users registered here: 494 pairs of 30 people, ");
      assertThat(calibrate().err())
          .contains(
              "The server would not start: match.target-fmr: a target false match rate of 1.0E-4 is");
      Files.writeString(calibration(), "{}");
      assertThat(calibrate("--match-target-fmr=0.1").err())
          .contains("The server would not start: " + calibration())
          .doesNotContain("\tat ");
      assertThat(calibrate("--match-target-fmr=0.1", "--write").err()).contains("would not start");
      assertThat(calibrate("--match-target-fmr=0.1").err()).isEmpty();
    } finally {
      Files.delete(calibration());
    }
  }

  /** The folder is locked by the server; only reading goes on beside it. */
  @Test
  void serverThatRuns_isNoHindrance() {
    try (UserStore server = Stores.open(StoreSettings.sqlite(data))) {
      assertThat(server.count()).isEqualTo(32);
      assertThat(calibrate().out()).contains("32 templates");
    }
  }

  @Test
  void sample_takesNoMoreUsersThanAsked() {
    Run run = calibrate("--sample=20");
    assertThat(run.out()).containsPattern("20 templates of (20|19) people, .*--sample takes more");
    assertThat(calibrate("--sample=20").out()).isEqualTo(run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "--sample=1, '--sample is at least 2, not 1'",
    "--show=-1, '--show is at least 0, not -1'",
    "--replicates=5, '--replicates is at least 100, not 5'",
    "--match-target-fmr=0, 'above 0 and below 1, not 0.0'",
    "--data-dir=no-such-folder, 'There is no database'",
  })
  void whatMakesNoSense_isSaid(String option, String complaint) {
    Run run = calibrate(option);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains(complaint).doesNotContain("\tat ");
  }

  private static Run calibrate(String... options) {
    List<String> all = new ArrayList<>(List.of("calibrate", "--pack=" + pack));
    if (!String.join(" ", options).contains("--data-dir")) {
      all.add("--data-dir=" + data);
    }
    all.addAll(List.of(options));
    return Run.of(all.toArray(String[]::new));
  }

  private static Path calibration() {
    return data.resolve("calibration-tiny-1.json");
  }

  private static byte[] photo(DrawnFace face) {
    return DrawnScene.of(face).jpeg();
  }
}
