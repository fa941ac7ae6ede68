package org.vultus.lab.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vultus.lab.options.PackChoice;

/**
 * How to start the server that is measured.
 *
 * @param words the command line
 */
record ServerCommand(List<String> words) {

  /** The server of this source tree with that pack, on a free port. */
  static ServerCommand of(PackChoice pack, Path dataDir) {
    // lab/run says where it is.
    List<String> words = new ArrayList<>();
    words.add(System.getProperty("vultus.launcher", "./vultus"));
    words.addAll(List.of("serve", "--port=0", "--data-dir=" + dataDir));
    words.addAll(pack.serverOptions());
    return new ServerCommand(List.copyOf(words));
  }
}
