package org.vultus.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A kind of database that the contract is tested on; each data folder has its own database. */
interface Backend {

  StoreSettings settings(Path data);

  /** A connection past the store, as another program would have it; the database is created. */
  Connection connect(Path data) throws SQLException;

  /** A time as SQL, whatever the zone of the session. */
  String time(long epochSecond);

  /** What makes every deletion from {@code users} fail. */
  String refuseDeletions();

  /** Deletes rows, and leaves those that belong to them. */
  String[] deleteWithoutCascade(String table, String condition);

  /** What describes the table {@code users} in full. */
  String describeUsers();

  /** What creates {@code users} with a collation that tells {@code a} from {@code A}. */
  List<String> createCaseSensitiveUsers();
}
