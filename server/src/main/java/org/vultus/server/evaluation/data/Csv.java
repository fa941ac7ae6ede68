package org.vultus.server.evaluation.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV files (RFC 4180, but for line breaks inside of quotes) with a header line. */
record Csv(Path file, List<String> header, List<Row> rows) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** The fields of a line, and where they stand. */
  record Row(int line, List<String> fields) {}

  static Csv read(Path file) {
    List<String> lines = lines(file);
    if (lines.isEmpty()) {
      throw new DataException(file + " is empty; expected is a header line and lines of values");
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        rows.add(new Row(i + 1, fields(lines.get(i))));
      }
    }
    return new Csv(file, fields(lines.getFirst().replace(BYTE_ORDER_MARK, "")), rows);
  }

  DataException problem(Row row, String problem) {
    return new DataException("%s line %d: %s".formatted(file, row.line(), problem));
  }

  private static List<String> lines(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException("There is no file " + file);
    }
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new DataException(file + " is no text in UTF-8");
    } catch (IOException e) {
      throw new DataException(file + " cannot be read");
    }
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && line.startsWith("\"\"", i)) {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }
}
