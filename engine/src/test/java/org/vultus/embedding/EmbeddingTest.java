package org.vultus.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddingTest {

  private static final ModelId MODEL = new ModelId("pack", "1");

  @Test
  void similarity_isTheCosine() {
    assertThat(of(3, 4).similarity(of(4, 3))).isCloseTo(0.96, within(1e-6));
    assertThat(of(1, 0).similarity(of(0, 5))).isZero();
    assertThat(of(1, 2).similarity(of(-2, -4))).isCloseTo(-1, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 255, 256})
  void similarity_countsEveryValueWhateverTheLength(int length) {
    float[] raw = new float[length];
    for (int i = 0; i < length; i++) {
      raw[i] = i + 1;
    }
    Embedding embedding = Embedding.of(MODEL, raw);
    assertThat(embedding.similarity(embedding)).isCloseTo(1, within(1e-5));
  }

  @Test
  void similarity_acrossModels_isRefused() {
    Embedding other = Embedding.of(new ModelId("pack", "2"), new float[] {1, 0});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(1, 0).similarity(other))
        .withMessageContaining("pack 1")
        .withMessageContaining("pack 2");
  }

  @Test
  void bytes_leadBack() {
    Embedding embedding = of(0.3f, -0.7f);
    Embedding back = Embedding.fromBytes(MODEL, 2, embedding.toBytes());
    assertThat(back.toBytes()).isEqualTo(embedding.toBytes());
  }

  @Test
  void fromBytes_wrongLength_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Embedding.fromBytes(MODEL, 2, new byte[7]))
        .withMessageContaining("8 bytes, not 7");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void of_valueThatIsNotFinite_isRefused(float value) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(1, value));
  }

  @Test
  void of_allNought_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> of(0, 0));
  }

  @Test
  void toString_hidesTheValues() {
    assertThat(of(0.6f, 0.8f)).hasToString("Embedding[pack 1, 2 values]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "../x", "-a", "a/b"})
  void modelId_otherCharacters_areRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ModelId(name, "1"));
  }

  private static Embedding of(float... raw) {
    return Embedding.of(MODEL, raw);
  }
}
