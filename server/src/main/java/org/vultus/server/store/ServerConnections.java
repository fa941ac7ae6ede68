package org.vultus.server.store;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Connects to a database server, and can break all connections that it made. */
final class ServerConnections extends DriverManagerDataSource {

  private static final Logger LOG = LoggerFactory.getLogger(ServerConnections.class);

  /** With the sockets of each, where the driver lets us make them. */
  private final Map<Connection, List<Socket>> open = new ConcurrentHashMap<>();

  ServerConnections(DatabaseUrl url, Properties login) {
    super(breakable(url).jdbc(), login);
  }

  @Override
  protected Connection getConnectionFromDriver(Properties login) throws SQLException {
    BreakableSockets.made();
    Connection connection = super.getConnectionFromDriver(login);
    open.keySet().removeIf(ServerConnections::isClosed);
    open.put(connection, BreakableSockets.made());
    return connection;
  }

  /** Whoever waits for the server's answer on one of them gets an error now. */
  void breakAll() {
    open.forEach(
        (connection, sockets) -> {
          sockets.forEach(ServerConnections::close);
          Thread.ofVirtual().start(() -> abort(connection));
        });
    open.clear();
  }

  private static DatabaseUrl breakable(DatabaseUrl url) {
    return url.isMariaDb() ? url.orElse("socketFactory", BreakableSockets.class.getName()) : url;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("A socket could not be closed", e);
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("A connection could not be broken", e);
    }
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }
}
