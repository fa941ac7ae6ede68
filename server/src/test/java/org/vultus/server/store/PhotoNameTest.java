package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhotoNameTest {

  private static final Instant AT = Instant.parse("2023-07-23T12:34:56Z");

  @Test
  void unreserved_isKept() {
    assertThat(PhotoName.of("Az09-._~", AT, 1)).isEqualTo("Az09-._~_20230723123456.jpg");
  }

  @Test
  void reserved_isPercentEncodedAsUtf8() {
    assertThat(PhotoName.of("../a b%é", AT, 1)).isEqualTo("..%2Fa%20b%25%C3%A9_20230723123456.jpg");
  }

  @Test
  void furtherNames_areNumbered() {
    assertThat(PhotoName.of("ann", AT, 2)).isEqualTo("ann_20230723123456-2.jpg");
  }

  @Test
  void encodingOf180Bytes_isKeptWhole() {
    assertThat(PhotoName.of("é".repeat(30), AT, 1))
        .isEqualTo("%C3%A9".repeat(30) + "_20230723123456.jpg");
  }

  @Test
  void longerEncoding_isCutAtAnEscapeAndHasADigest() {
    assertThat(PhotoName.of("a" + "é".repeat(30), AT, 1))
        .matches("a(%C3%A9){29}%C3~[0-9a-f]{16}_20230723123456\\.jpg");
  }

  @Test
  void digest_isThatOfTheKey() {
    assertThat(PhotoName.of("x".repeat(181), AT, 1))
        .isEqualTo("x".repeat(180) + "~9304e834ec7c8ac4_20230723123456.jpg");
  }

  @Test
  void longIdsOfOneBeginning_haveDifferentNames() {
    String start = "x".repeat(200);
    assertThat(PhotoName.of(start + "1", AT, 1)).isNotEqualTo(PhotoName.of(start + "2", AT, 1));
  }

  @Test
  void isOne_knowsOurNamesAlone() {
    assertThat(
            List.of("ann_20230723123456.jpg", "%20_20230723123456-12.jpg", "_20230723123456.jpg"))
        .allMatch(PhotoName::isOne);
    assertThat(
            List.of("ann.jpg", "ann_2023.jpg", "a b_20230723123456.jpg", "ann_20230723123456.png"))
        .noneMatch(PhotoName::isOne);
  }
}
