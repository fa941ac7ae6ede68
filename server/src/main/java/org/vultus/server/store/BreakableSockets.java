package org.vultus.server.store;

import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Makes the sockets of MariaDB's driver, and tells whoever connects which: a connection at work can
 * be broken only by its socket, because {@code abort} first sends a KILL over another connection,
 * which a server that answers nothing does not take. Public for the driver alone.
 */
public final class BreakableSockets extends SocketFactory {

  private static final ThreadLocal<List<Socket>> MADE = ThreadLocal.withInitial(ArrayList::new);

  /** The sockets that this thread has made since it last asked. */
  static List<Socket> made() {
    List<Socket> made = MADE.get();
    MADE.remove();
    return made;
  }

  /** Not connected yet: the driver does that, within its time-out. */
  @Override
  public Socket createSocket() {
    Socket socket = new Socket();
    MADE.get().add(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }
}
