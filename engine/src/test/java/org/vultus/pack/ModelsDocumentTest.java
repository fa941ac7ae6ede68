package org.vultus.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ModelsDocumentTest {

  /** Surefire runs in the module's folder. */
  private static final Path DOCUMENT = Path.of("..", "docs", "models.md");

  @Test
  void exampleManifest_isAccepted() throws IOException, ManifestException {
    String text = Files.readString(DOCUMENT);
    int start = text.indexOf("```json") + "```json".length();
    String json = text.substring(start, text.indexOf("```", start));
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    PackManifest manifest = ManifestReader.read(new ByteArrayInputStream(bytes), "models.md");
    assertThat(manifest.embedder().length()).isEqualTo(512);
    assertThat(manifest.embedder().reference()).isNotNull();
  }
}
