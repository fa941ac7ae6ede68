package org.vultus.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link ImportTreeTest}, of 20,000 files: most of them a network drive's thumbnails. */
class ImportTreeIT {

  @TempDir Path home;

  @Test
  void countsOfTwentyThousandFiles_addUp() throws IOException {
    ImportTreeTest.assertCounts(220, 45, home);
  }
}
