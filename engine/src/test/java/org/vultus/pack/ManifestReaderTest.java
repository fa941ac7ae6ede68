package org.vultus.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vultus.embedding.FalseMatchRate;
import org.vultus.embedding.FalseMatchRate.Basis;
import org.vultus.embedding.MatchRule;
import tools.jackson.databind.json.JsonMapper;

final class ManifestReaderTest {

  private static final String CALIBRATED =
      """
      "calibration":{"data":"made up","date":"2026-01-02","people":800,"images":800,\
      "tables":[{"templates":1,"comparisons":300000,"similarity":[0.0,0.45],"fmr":[1.0,1e-4]}]},\
      "fixed":null""";

  private final String json = MadeUpPack.named("arcface").json();

  @Test
  void manifest_survivesWritingAndReading() throws IOException, ManifestException {
    assertThat(read(json)).isEqualTo(MadeUpPack.named("arcface").manifest());
  }

  @Test
  void knownManifests_areRead() {
    assertThat(KnownPacks.all())
        .extracting(PackManifest::name)
        .startsWith("opencv-zoo", "retail-0095");
  }

  /** Without the weights of opencv-zoo, nobody here could measure it. */
  @Test
  void knownPacks_aimAtOneInTenThousand() {
    assertThat(KnownPacks.all())
        .filteredOn(pack -> !pack.name().equals(KnownPacks.BUILT_IN))
        .allMatch(pack -> pack.match().targetFmr() == 1e-4);
    MatchRule measured = KnownPacks.named("retail-0095").orElseThrow().match().rule();
    assertThat(measured.calibration().orElseThrow().tables()).hasSize(3);
    assertThat(measured.threshold(1)).isBetween(0.35, 0.45);
    assertThat(measured.thresholdRate(3).orElseThrow())
        .isEqualTo(new FalseMatchRate(1e-4, Basis.MEASURED));
    MatchRule documented = KnownPacks.named("opencv-zoo").orElseThrow().match().rule();
    assertThat(documented.threshold(1)).isEqualTo(0.363);
    assertThat(documented.calibration()).isEmpty();
  }

  @Test
  void manifest_withACalibration_survivesWritingAndReading() throws IOException, ManifestException {
    String calibrated = json.replaceFirst("\"calibration\":null,\"fixed\":\\{[^}]*}", CALIBRATED);
    PackManifest read = read(calibrated);
    assertThat(read.match().rule().threshold(2)).isCloseTo(0.45, within(1e-9));
    assertThat(read(JsonMapper.builder().build().writeValueAsString(read))).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "fmr":[1.0,1e-4]    | "fmr":[1e-4,1.0]     | 'fmr' falls as 'similarity' rises
          "fmr":[1.0,1e-4]    | "fmr":[]             | at least 2, not 2 and 0
          "fmr":[1.0,1e-4]    | "fmr":[1.0,null]     | must not be null
          "fmr":[1.0,1e-4]    | "fmr":[1.0,1e-9]     | 1.0E-9 of 300000 are fewer
          "similarity":[0.0,0.45] | "similarity":[0.0,7] | 'similarity' lies between -1 and 1, not 7.0
          "templates":1       | "templates":2        | 'tables' begins with the one for 1 template
          "templates":1       | "templates":0        | 'templates' is at least 1, not 0
          "people":800        | "people":1           | 'people' is at least 2
          "date":"2026-01-02" | "date":"yesterday"   | 'match.calibration.date'
          "targetFmr":1.0E-4  | "targetFmr":0        | 'targetFmr' is above 0 and below 1, not 0.0
          "targetFmr":1.0E-4  | "targetFmr":2        | 'targetFmr' is above 0 and below 1, not 2.0
          "targetFmr":1.0E-4  | "targetFmr":1e-12    | 1.0E-12 is lower than the calibration can carry
          "fixed":null        | "fixed":{"similarity":0.4,"data":"x"} | one of 'calibration' and 'fixed' is given
          """)
  void calibration_withOneFault(String right, String wrong, String problem) {
    String calibrated = json.replaceFirst("\"calibration\":null,\"fixed\":\\{[^}]*}", CALIBRATED);
    assertThat(calibrated).contains(right);
    assertThatReading(calibrated.replaceFirst(Pattern.quote(right), wrong))
        .hasMessageStartingWith("mine/pack.json")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "longSide":          | "longside":1,"longSide": | 'detector.longside' is unknown; accepted here: file, fixedSize, input, longSide
          "fixedSize":false,   | ``                     | 'detector.fixedSize' is missing
          "url":null           | "url":5                | 'files[0].url' must be a text in quotes
          "url":null           | "url":"http://x/y"     | 'url' of detector.onnx starts with https://
          ,"url":null          | ``                     | 'files[0].url' is missing
          "description":"made up" | "description":null  | 'description' must not be null
          "bytes":1000         | "bytes":-1             | in 'files[0]', 'bytes' of detector.onnx lies between 1 and 2147483639, not -1
          "bytes":1000         | "bytes":99999999999    | lies between 1 and 2147483639, not 99999999999
          "bytes":1000         | "bytes":"1000"         | 'files[0].bytes' must be a whole number
          "bytes":1000         | "bytes":1000.5         | 'files[0].bytes' must be a whole number
          "similarity":0.4     | "similarity":null      | 'match.fixed.similarity' must not be null
          "similarity":0.4     | "similarity":4         | in 'match.fixed', 'similarity' lies between -1 and 1, not 4.0
          "targetFmr":1.0E-4,  | ``                     | 'match.targetFmr' is missing
          "channels":"BGR"     | "channels":"GBR"       | 'detector.input.channels' must be BGR or RGB
          "mean":[0.0,0.0,0.0] | "mean":[0.0,null,0.0]  | must not be null
          "mean":[0.0,0.0,0.0] | "mean":[0.0,0.0,1e999] | are finite
          "mean":[0.0,0.0,0.0] | "mean":0.0             | 'detector.input.mean' must be a list
          "name":"embedder.onnx" | "name":"../embedder.onnx" | has no folders or spaces: '../embedder.onnx'
          "name":"embedder.onnx" | "name":"DETECTOR.ONNX"    | 'files' lists 'DETECTOR.ONNX' twice
          "name":"embedder.onnx" | "name":"other.onnx"       | 'files' does not list 'embedder.onnx'
          "version":"1"        | "version":"1","version":"2" | Duplicate
          "version":"1"        | "version":"1 / 2"      | a pack's version is 1 to 64 letters
          {"name":"arcface"    | {"name":"arcface       | is not valid JSON
          """)
  void manifest_withOneFault(String right, String wrong, String problem) {
    assertThat(json).contains(right);
    assertThatReading(json.replaceFirst(Pattern.quote(right), wrong))
        .hasMessageStartingWith("mine/pack.json")
        .hasMessageContaining(problem);
  }

  @Test
  void manifest_thatIsAnotherJson() {
    assertThatReading("[]").hasMessage("mine/pack.json, line 1: the whole must be an object");
    assertThatReading("").hasMessageContaining("mine/pack.json");
    assertThatReading(json + "{}").hasMessageContaining("mine/pack.json");
  }

  @Test
  void manifest_ofMoreThanAMegabyte() {
    assertThatReading(" ".repeat(2 << 20)).hasMessageContaining("more than 1048576 bytes");
  }

  private static AbstractThrowableAssert<?, ?> assertThatReading(String json) {
    return assertThatThrownBy(() -> read(json)).isInstanceOf(ManifestException.class);
  }

  private static PackManifest read(String json) throws IOException, ManifestException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return ManifestReader.read(new ByteArrayInputStream(bytes), "mine/pack.json");
  }
}
