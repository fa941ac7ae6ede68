package org.vultus.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.embedding.Calibration;
import org.vultus.embedding.FmrTable;
import org.vultus.embedding.ModelId;

final class CalibrationFileTest {

  private static final ModelId MODEL = new ModelId("mine", "1");

  private static final Calibration MEASURED =
      new Calibration(
          "made up \"photos\"",
          LocalDate.of(2026, 1, 2),
          800,
          1600,
          List.of(
              new FmrTable(1, 300_000, List.of(-0.3, 0.1234, 0.45), List.of(1.0, 0.123456, 1e-4)),
              new FmrTable(2, 400_000, List.of(-0.2, 0.47), List.of(1.0, 1e-4))));

  @TempDir private Path folder;

  @Test
  void calibration_roundTrips() throws IOException, ManifestException {
    Path file = folder.resolve(CalibrationFile.nameFor(MODEL));
    CalibrationFile.write(file, MODEL, MEASURED);
    assertThat(file).hasFileName("calibration-mine-1.json");
    assertThat(CalibrationFile.read(file, MODEL)).isEqualTo(MEASURED);
    CalibrationFile.write(file, MODEL, MEASURED);
    assertThat(folder).isDirectoryContaining(found -> found.equals(file));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void calibrationOfAnotherModel_isRefused() throws IOException {
    Path file = folder.resolve("calibration.json");
    CalibrationFile.write(file, MODEL, MEASURED);
    assertThatThrownBy(() -> CalibrationFile.read(file, new ModelId("mine", "2")))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("is for the pack mine 1, not for mine 2");
  }

  @Test
  void brokenFile_isRefusedByItsName() throws IOException {
    Path file = Files.writeString(folder.resolve("calibration.json"), "{\"pack\": 5}");
    assertThatThrownBy(() -> CalibrationFile.read(file, MODEL))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void manifest_getsTheCalibrationAndKeepsTheRest() throws IOException, ManifestException {
    Path file = MadeUpPack.named("mine").writeTo(folder).resolve("pack.json");
    String spaced = Files.readString(file).replace("\"detector\":", "\n  \"detector\" :   ");
    Files.writeString(file, spaced);
    PackManifest written = CalibrationFile.writeInto(file, MODEL, MEASURED);
    assertThat(written.match().calibration()).isEqualTo(MEASURED);
    assertThat(written.match().fixed()).isNull();
    assertThat(written.match().targetFmr()).isEqualTo(1e-4);
    assertThat(written.detector()).isEqualTo(MadeUpPack.named("mine").manifest().detector());
    assertThat(Files.readString(file)).contains("\n  \"detector\" :   {");
    assertThat(CalibrationFile.writeInto(file, MODEL, MEASURED)).isEqualTo(written);
  }

  @Test
  void manifestOfAnotherPack_isLeftAlone() throws IOException {
    Path file = MadeUpPack.named("other").writeTo(folder).resolve("pack.json");
    String before = Files.readString(file);
    assertThatThrownBy(() -> CalibrationFile.writeInto(file, MODEL, MEASURED))
        .hasMessageContaining("is of the pack other 1, not of mine 1");
    assertThat(file).hasContent(before);
  }

  @Test
  void calibrationThatCannotCarryTheTarget_isNotWritten() throws IOException {
    Path file = MadeUpPack.named("mine").writeTo(folder).resolve("pack.json");
    String before = Files.readString(file);
    Calibration small =
        new Calibration(
            "few",
            MEASURED.date(),
            10,
            10,
            List.of(new FmrTable(1, 300, List.of(0.0, 0.2), List.of(1.0, 0.1))));
    assertThatThrownBy(() -> CalibrationFile.writeInto(file, MODEL, small))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("lower than the calibration can carry");
    assertThat(file).hasContent(before);
  }
}
