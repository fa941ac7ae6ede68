package org.vultus.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.vultus.embedding.Calibration;
import org.vultus.embedding.ModelId;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Calibrations in files: in a pack's {@code pack.json}, or alone and beside what they describe. */
public final class CalibrationFile {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private CalibrationFile() {}

  /** A calibration that names the model it is for. */
  record Named(String pack, String version, Calibration calibration) {}

  /** The file's name for a model. */
  public static String nameFor(ModelId model) {
    return "calibration-%s-%s.json".formatted(model.pack(), model.version());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws ManifestException if it is broken, or for another model
   */
  public static Calibration read(Path file, ModelId model) throws ManifestException {
    try (InputStream in = Files.newInputStream(file)) {
      Named named = ManifestReader.read(in, file.toString(), Named.class);
      if (!model.equals(new ModelId(named.pack(), named.version()))) {
        throw new ManifestException(
            "%s is for the pack %s %s, not for %s"
                .formatted(file, named.pack(), named.version(), model));
      }
      return named.calibration();
    } catch (IOException e) {
      throw new ManifestException(file + " cannot be read: " + IoReason.of(e));
    }
  }

  /** Writes a calibration for a model; a file that is there is replaced in one step. */
  public static void write(Path file, ModelId model, Calibration calibration) throws IOException {
    replace(file, JSON.writeValueAsBytes(new Named(model.pack(), model.version(), calibration)));
  }

  /**
   * Puts a calibration into a {@code pack.json} and leaves the rest of the text as it is.
   *
   * @return what the file says now
   * @throws ManifestException if the file is no manifest, or of another model
   */
  public static PackManifest writeInto(Path packJson, ModelId model, Calibration calibration)
      throws IOException, ManifestException {
    PackManifest before = ManifestReader.read(packJson);
    if (!before.id().equals(model)) {
      throw new ManifestException(
          "%s is of the pack %s, not of %s".formatted(packJson, before.id(), model));
    }
    byte[] match = JSON.writeValueAsBytes(matchOf(before, calibration));
    String indented = new String(match, StandardCharsets.UTF_8).replace("\n", "\n  ");
    replace(packJson, withMatch(Files.readAllBytes(packJson), indented));
    return ManifestReader.read(packJson);
  }

  private static MatchSpec matchOf(PackManifest manifest, Calibration calibration)
      throws ManifestException {
    try {
      return manifest.match().with(calibration);
    } catch (IllegalArgumentException e) {
      throw new ManifestException(String.valueOf(e.getMessage()));
    }
  }

  /** The text with another value of the top level's {@code match}. */
  private static byte[] withMatch(byte[] text, String match) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME
          && !"match".equals(parser.currentName())) {
        parser.nextToken();
        parser.skipChildren();
      }
      parser.nextToken();
      int start = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      int end = (int) parser.currentLocation().getByteOffset();
      out.write(text, 0, start);
      out.writeBytes(match.getBytes(StandardCharsets.UTF_8));
      out.write(text, end, text.length - end);
    }
    return out.toByteArray();
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
