package org.vultus.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "an\u200bn",
        "\u202eann",
        "ann\ufeff",
        "a\u00adnn",
        "an\u034fn",
        "\u3164ann",
        "ann\ufe0f",
        "ann\u2060",
        "\u2066ann",
        "ann\udb40\udc41",
        "an\u180en",
        "an\u2800n",
        "an\ue000n"
      })
  void charactersThatDoNotShow_areShown_andIdsWithoutThemLookAlike(String text) {
    assertThat(VisibleId.of(text)).contains("‹U+").matches("[an‹›U+0-9A-F]+");
    assertThat(VisibleId.bare(id(text))).isEqualTo(VisibleId.bare(id("ANN")));
  }

  @Test
  void spaces_areToldApart() {
    assertThat(VisibleId.of("a b")).isEqualTo("a b");
    assertThat(VisibleId.of("a\u00a0b")).isEqualTo("a‹U+00A0›b");
    assertThat(VisibleId.of("a  b")).isEqualTo("a ‹U+0020›b");
    assertThat(VisibleId.bare(id("a\u2003 b"))).isEqualTo(VisibleId.bare(id("a b")));
  }

  /** Else somebody could write a mark that is not there. */
  @Test
  void textThatLooksLikeAMark_isShown() {
    assertThat(VisibleId.of("a‹U+200B›")).isEqualTo("a‹U+2039›U+200B›");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zoë", "李小龍", "عمر", "b21ai022", "O'Neil-Smith, J.", "Ωmega"})
  void ordinaryIds_areAsTheyAre(String text) {
    assertThat(VisibleId.of(text)).isEqualTo(text);
  }

  private static UserId id(String text) {
    return ((UserId.Valid) UserId.parse(text)).id();
  }
}
