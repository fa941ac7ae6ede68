package org.vultus.server.assembly;

import org.vultus.server.store.StoreSettings;
import org.vultus.vision.EngineSettings;

/**
 * What a running Vultus needs to know.
 *
 * @param waiting how many photos may wait while as many as there are lanes are analysed
 */
public record Settings(
    StoreSettings store, PackSettings pack, EngineSettings engine, int waiting) {}
