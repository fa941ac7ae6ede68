package org.vultus.server.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a data folder with SQLite holds, read past the server. */
record Kept(Path data) {

  /** The names of all files in the photo folder, whatever they are, in order. */
  List<String> photoFiles() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("photos"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The photos that the database knows, in order. */
  List<String> photoRows() throws SQLException {
    return texts("SELECT name FROM vultus_photo").stream().sorted().toList();
  }

  /** The photos that have a template. */
  List<String> templateRows() throws SQLException {
    return texts("SELECT photo FROM vultus_template").stream().sorted().toList();
  }

  /** The photos that have a template of a pack. */
  List<String> templateRows(String pack) throws SQLException {
    return texts("SELECT photo FROM vultus_template WHERE pack = '" + pack + "'");
  }

  List<byte[]> templates() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT embedding FROM vultus_template")) {
      List<byte[]> templates = new ArrayList<>();
      while (rows.next()) {
        templates.add(rows.getBytes(1));
      }
      return templates;
    }
  }

  void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> texts(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("vultus.db"));
  }
}
