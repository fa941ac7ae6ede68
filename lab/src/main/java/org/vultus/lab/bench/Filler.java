package org.vultus.lab.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Random;
import org.vultus.embedding.ModelId;

/**
 * Fills the SQLite database of a stopped server with users who have one template each: random unit
 * vectors, which no photo of a face resembles.
 */
final class Filler {

  private static final String MADE = "2026-11-21 00:00:00";
  private static final int FIRST = 1_000;
  private static final String NO_FILE = "0".repeat(64);

  private final ModelId model;
  private final int length;
  private final Random random = new Random(1);

  /** For templates of {@code model} with {@code length} values. */
  Filler(ModelId model, int length) {
    this.model = model;
    this.length = length;
  }

  void fill(Path database, int users) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        PreparedStatement user = connection.prepareStatement("INSERT INTO users VALUES (?, ?)");
        PreparedStatement key =
            connection.prepareStatement("INSERT INTO vultus_user VALUES (?, ?, ?)");
        PreparedStatement photo =
            connection.prepareStatement("INSERT INTO vultus_photo VALUES (?, ?, ?, ?)");
        PreparedStatement template =
            connection.prepareStatement("INSERT INTO vultus_template VALUES (?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (int number = FIRST; number < FIRST + users; number++) {
        String id = "user" + number;
        execute(user, id, MADE);
        execute(key, number, bytes(id), bytes(id.toUpperCase(Locale.ROOT)));
        execute(photo, id + ".jpg", number, NO_FILE, MADE);
        execute(template, id + ".jpg", model.pack(), model.version(), vector());
      }
      connection.commit();
    }
  }

  private static void execute(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.executeUpdate();
  }

  private static byte[] bytes(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  /** Normal deviates scaled to length 1 point in all directions alike. */
  private byte[] vector() {
    double[] values = random.doubles(length).map(ignored -> random.nextGaussian()).toArray();
    double square = 0;
    for (double value : values) {
      square += value * value;
    }
    ByteBuffer bytes = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putFloat((float) (value / Math.sqrt(square)));
    }
    return bytes.array();
  }
}
