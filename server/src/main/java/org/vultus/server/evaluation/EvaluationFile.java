package org.vultus.server.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vultus.server.evaluation.data.DataException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reports as JSON. */
public final class EvaluationFile {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private EvaluationFile() {}

  /** A report as JSON in UTF-8. */
  public static byte[] json(Object report) {
    return JSON.writeValueAsBytes(report);
  }

  /**
   * What a comparison needs of an earlier report.
   *
   * @throws DataException if the file is missing or no such report
   */
  static StoredEvaluation read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException("There is no file " + file);
    }
    try {
      return JSON.readValue(Files.readAllBytes(file), StoredEvaluation.class);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new DataException(file + " is no report of 'vultus evaluate'");
    } catch (IOException e) {
      throw new DataException(file + " cannot be read");
    }
  }
}
