package org.vultus.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.vultus.server.cli.CommandLineInterface;

/** The program. */
public final class Main {

  /** Libraries, database and photos, and 256 connections: api.ApiConfiguration. */
  private static final int FEWEST_OPEN_FILES = 512;

  private Main() {}

  /** Runs the command that the arguments name, and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(hasOpenFiles() ? CommandLineInterface.run(args, System.getenv()) : 1);
  }

  /** Without enough of them not even the classes are found; so it is asked before all else. */
  private static boolean hasOpenFiles() {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
        || system.getMaxFileDescriptorCount() >= FEWEST_OPEN_FILES) {
      return true;
    }
    System.err.printf(
        "Only %d files may be open at once; Vultus needs %d or more: raise the limit, as by"
            + " ulimit -n %d%n",
        system.getMaxFileDescriptorCount(), FEWEST_OPEN_FILES, 4 * FEWEST_OPEN_FILES);
    return false;
  }
}
