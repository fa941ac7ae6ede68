package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvFieldTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a.jpg      | \"a.jpg\"",
        "a \"b\", c | \"a \"\"b\"\", c\"",
        "=cmd.jpg   | \"'=cmd.jpg\"",
        "+1         | \"'+1\"",
        "-1         | \"'-1\"",
        "@x         | \"'@x\"",
        "a=b        | \"a=b\""
      })
  void field_isQuoted_andNoFormula(String text, String field) {
    assertThat(CsvField.of(text)).isEqualTo(field);
  }
}
