package org.vultus.server.assembly;

import org.vultus.server.service.DuplicateFace;
import org.vultus.server.service.QualitySettings;
import org.vultus.server.store.StoreSettings;
import org.vultus.vision.EngineSettings;

/**
 * What a running Vultus needs to know.
 *
 * @param waiting how many photos may wait while as many as there are lanes are analysed
 * @param quality what photos must keep
 * @param match how strict decisions are
 * @param duplicates what to do where a new user's face belongs to another id already
 */
public record Settings(
    StoreSettings store,
    PackSettings pack,
    EngineSettings engine,
    int waiting,
    QualitySettings quality,
    MatchSettings match,
    DuplicateFace duplicates) {

  /** Settings with the default limits of quality, and as strict as the pack asks for. */
  public Settings(StoreSettings store, PackSettings pack, EngineSettings engine, int waiting) {
    this(
        store,
        pack,
        engine,
        waiting,
        QualitySettings.DEFAULT,
        MatchSettings.OF_PACK,
        DuplicateFace.ALLOW);
  }

  /** The same settings with another for the faces of new users. */
  public Settings with(DuplicateFace other) {
    return new Settings(store, pack, engine, waiting, quality, match, other);
  }
}
