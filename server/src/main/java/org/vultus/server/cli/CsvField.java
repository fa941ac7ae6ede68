package org.vultus.server.cli;

/** A text in a CSV file (RFC 4180). */
final class CsvField {

  private CsvField() {}

  /** The text in quotes. A spreadsheet takes what begins like a formula for text. */
  static String of(String text) {
    String harmless = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
