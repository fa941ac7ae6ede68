package org.vultus.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ReferenceTest {

  private static final ModelId MODEL = new ModelId("pack", "1");

  @Test
  void oneTemplate_isTheTemplateItself() {
    Embedding template = of(3, 4);
    Embedding probe = of(1, 0);
    assertThat(Reference.of(template).similarity(probe))
        .isCloseTo(template.similarity(probe), within(1e-7));
    assertThat(Reference.of(template).templates()).isEqualTo(1);
  }

  /** Half-way between two directions of equal weight, whatever their raw lengths. */
  @Test
  void severalTemplates_areTheirMeanDirection() {
    Reference both = Reference.of(of(9, 0)).with(of(0, 1));
    assertThat(both.templates()).isEqualTo(2);
    assertThat(both.similarity(of(1, 1))).isCloseTo(1, within(1e-7));
    assertThat(both.similarity(of(1, 0))).isCloseTo(Math.sqrt(0.5), within(1e-7));
    assertThat(both.with(of(0, 1)).similarity(of(1, 2))).isCloseTo(1, within(1e-7));
  }

  @Test
  void with_leavesTheOriginalAlone() {
    Reference one = Reference.of(of(1, 0));
    one.with(of(0, 1));
    assertThat(one.similarity(of(1, 0))).isCloseTo(1, within(1e-7));
  }

  @Test
  void templatesThatCancelOut_areLikeNobody() {
    assertThat(Reference.of(of(1, 0)).with(of(-1, 0)).similarity(of(1, 0))).isZero();
  }

  @Test
  void anotherModel_isRefused() {
    Embedding foreign = Embedding.of(new ModelId("other", "1"), new float[] {1, 0});
    Reference reference = Reference.of(of(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> reference.with(foreign));
    assertThatIllegalArgumentException().isThrownBy(() -> reference.similarity(foreign));
  }

  @Test
  void text_showsNoValues() {
    assertThat(Reference.of(of(3, 4))).hasToString("Reference[pack 1, 1 templates]");
  }

  private static Embedding of(float... raw) {
    return Embedding.of(MODEL, raw);
  }
}
