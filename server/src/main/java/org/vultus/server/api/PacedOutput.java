package org.vultus.server.api;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes to a client as long as it reads fast enough. */
final class PacedOutput extends FilterOutputStream {

  private final Pace pace = new Pace();

  PacedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    out.write(bytes, start, length);
    check();
    pace.moved(length);
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  private void check() throws IOException {
    if (pace.isOver()) {
      throw new IOException("the client reads too slowly");
    }
  }
}
