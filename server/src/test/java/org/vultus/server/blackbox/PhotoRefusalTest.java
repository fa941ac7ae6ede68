package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PhotoRefusalTest {

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @BeforeAll
  static void register() throws Exception {
    assertThat(server.api().register("known", Photos.of(300)).status()).isEqualTo(201);
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.of("unsupported_format", Photos.text()),
        Arguments.of("unreadable_image", Photos.damaged()),
        Arguments.of("unreadable_image", Photos.png(100, 100)),
        Arguments.of("image_too_large", Photos.png(10_000, 6_401)),
        Arguments.of("image_too_large", Photos.png(2_000_000_000, 2_000_000_000)),
        Arguments.of("no_face", Photos.ofNobody()),
        Arguments.of("several_faces", Photos.ofTwo(301, 302, 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unusable")
  void register_unusablePhoto_isRefusedAndNothingKept(String code, byte[] photo) throws Exception {
    Answer answer = server.api().register("refused", photo);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.fields()).containsExactly("error", "code");
    assertThat(answer.code()).isEqualTo(code);
    assertThat(server.api().list().ids()).containsExactly("known");
    assertThat(server.kept().photoFiles()).hasSize(1).isEqualTo(server.kept().photoRows());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unusable")
  void verify_unusablePhoto_isRefused(String code, byte[] photo) throws Exception {
    Answer answer = server.api().verify("known", photo);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.fields()).containsExactly("error", "verified", "code");
    assertThat(answer.json().path("verified").booleanValue()).isFalse();
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void register_largestFaceOfTwiceTheArea_counts() throws Exception {
    Answer answer = server.api().register("dominant", Photos.ofTwo(303, 304, 0.65));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(server.api().verify("dominant", Photos.of(303)).json().path("verified"))
        .hasToString("true");
    assertThat(server.api().verify("dominant", Photos.ofTwo(303, 300, 0.65)).status())
        .isEqualTo(200);
    server.api().delete("dominant");
  }

  @Test
  void register_largestFaceOfLessThanTwiceTheArea_isOneOfSeveral() throws Exception {
    assertThat(server.api().register("undecided", Photos.ofTwo(305, 306, 0.76)).code())
        .isEqualTo("several_faces");
    assertThat(server.api().verify("known", Photos.ofTwo(300, 306, 0.76)).code())
        .isEqualTo("several_faces");
  }
}
