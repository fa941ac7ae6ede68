package org.vultus.server.service;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vultus.gallery.Gallery;
import org.vultus.pack.PackManifest;
import org.vultus.server.store.StoreException;
import org.vultus.server.store.UserStore;

/**
 * A gallery in step with the store, also while it is filled. Whoever changes the templates of a
 * user tells it after the change; it then reads what the store has. A change that is told while the
 * gallery is filled is read at the end of that, so that no row read before the change outlives it.
 */
final class StoredGallery {

  private static final Logger LOG = LoggerFactory.getLogger(StoredGallery.class);

  private final PackManifest pack;
  private final Gallery templates;

  /** Users whose templates here may not be those of the store. */
  private final Set<Long> behind = ConcurrentHashMap.newKeySet();

  /** Held from a look into the store until the gallery has what was seen. */
  private final Lock step = new ReentrantLock();

  private boolean filled;

  StoredGallery(PackManifest pack) {
    this.pack = pack;
    this.templates = new Gallery(pack.id());
  }

  Gallery templates() {
    return templates;
  }

  /** Returns how many templates are damaged; those are left out. */
  long fill(UserStore store) {
    long damaged =
        store.forEachTemplate(
            pack.id(),
            pack.embedder().length(),
            template -> templates.add(template.number(), template.embedding()));
    step.lock();
    try {
      filled = true;
    } finally {
      step.unlock();
    }
    for (long user : behind) {
      reload(user, store);
    }
    return damaged;
  }

  /**
   * The change is a fact. Where it cannot be read the user is forgotten, so that nobody verifies by
   * what is gone, until {@link #catchUp} or a verification reads it.
   */
  void follow(long user, UserStore store) {
    behind.add(user);
    step.lock();
    try {
      if (filled) {
        reload(user, store);
      }
    } catch (StoreException e) {
      LOG.warn("The templates of a user could not be read; that is tried again: {}", e.toString());
    } finally {
      step.unlock();
    }
  }

  void catchUp(UserStore store) {
    for (long user : behind) {
      follow(user, store);
    }
  }

  /**
   * Puts the templates that the store has in place of all that the gallery has of a user.
   *
   * @throws StoreException if they cannot be read; then the user is forgotten
   */
  void reload(long user, UserStore store) {
    step.lock();
    try {
      behind.remove(user);
      templates.set(user, store.templates(user, pack.id(), pack.embedder().length()));
    } catch (StoreException e) {
      behind.add(user);
      templates.remove(user);
      throw e;
    } finally {
      step.unlock();
    }
  }
}
