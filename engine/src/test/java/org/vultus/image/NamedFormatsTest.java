package org.vultus.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vultus.image.ImageProblem.Kind;

/** What is not read is refused by its name. */
final class NamedFormatsTest {

  private static final int BYTES = 200;

  private final ImageDecoder decoder = new ImageDecoder(64_000_000);

  @ParameterizedTest
  @CsvSource({
    "'\u00ff\n', a JPEG XL picture, true",
    "'\0\0\0\u000cJXL \r\n\u0087\n', a JPEG XL picture, true",
    "8BPS\0\1, a Photoshop document, true",
    "'\0\0\0\u0018ftypcrx ', a camera's raw file, true",
    "FUJIFILMCCD-RAW, a camera's raw file, true",
    "'<?xml version=', a drawing, true",
    "%PDF-1.7, a PDF, false",
    "data:image/jpeg;base64, base64, false",
    "'\0\0\0\u0018ftypmp42', a video, false"
  })
  void otherFormat_isRefusedByItsName(String start, String name, boolean picture) {
    byte[] file = file(start);
    assertThat(FirstBytes.areOfAPicture(file)).isEqualTo(picture);
    ImageProblem problem = (ImageProblem) decoder.decode(Photo.of(file));
    assertThat(problem.kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(problem.message()).contains(name).contains("JPEG or PNG");
  }

  private static byte[] file(String start) {
    byte[] file = new byte[BYTES];
    byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, file, 0, bytes.length);
    return file;
  }
}
