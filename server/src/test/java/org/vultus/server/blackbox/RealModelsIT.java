package org.vultus.server.blackbox;

import java.nio.file.Path;
import org.vultus.server.store.StoreSettings;

class RealModelsIT extends RealModelsContract {

  @Override
  StoreSettings store(Path data) {
    return StoreSettings.sqlite(data);
  }
}
