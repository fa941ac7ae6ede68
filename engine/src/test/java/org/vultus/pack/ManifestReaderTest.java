package org.vultus.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManifestReaderTest {

  private final String json = MadeUpPack.named("arcface").json();

  @Test
  void manifest_survivesWritingAndReading() throws IOException, ManifestException {
    assertThat(read(json)).isEqualTo(MadeUpPack.named("arcface").manifest());
  }

  @Test
  void knownManifests_areRead() {
    assertThat(KnownPacks.all())
        .extracting(PackManifest::name)
        .containsExactly("opencv-zoo", "retail-0095");
    assertThat(KnownPacks.named("retail-0095").orElseThrow().match().threshold()).isEqualTo(0.42);
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
          "threshold":0.4      | "threshold":null       | 'match.threshold' must not be null
          "threshold":0.4      | "threshold":4          | in 'match', 'threshold' lies between -1 and 1, not 4.0
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
