package org.vultus.server.store;

import java.util.List;
import java.util.Optional;
import org.vultus.embedding.ModelId;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.identity.StoredPhoto;

/** The photos of the users of a {@link UserStore}, kept as durably as these. */
public interface PhotoStore {

  /** What became of a removal. */
  sealed interface Removal {}

  /** The photo and its templates are gone; named are the files removed. */
  record Removed(List<String> files) implements Removal {}

  /** The user has no other photo; nothing was removed. */
  record LastPhoto() implements Removal {}

  /** The user, or a photo of that name, is not there. */
  record NoSuchPhoto() implements Removal {}

  /** The photos kept for a user, by the time they were added, then name. */
  List<StoredPhoto> photos(long number);

  /**
   * Stores one more photo and its template for a user.
   *
   * @return the name of its file; empty if the user is gone, and nothing was stored
   * @throws StalePackException if the template is not of the model in use
   */
  Optional<String> addPhoto(long number, Enrolment enrolment);

  /**
   * Stores photos and their templates for a user in place of all that were there, in one step.
   *
   * @param enrolments at least one
   * @return the names of the files removed; empty if the user is gone, and nothing was changed
   * @throws StalePackException if a template is not of the model in use
   */
  Optional<List<String>> replacePhotos(long number, List<Enrolment> enrolments);

  /** Removes a photo and its templates, unless it is the user's last. */
  Removal removePhoto(long number, String name);

  /**
   * Whether a photo made from a file with this SHA-256 is kept for the user, with a template of
   * {@code model}.
   */
  boolean hasPhoto(long number, String sourceSha256, ModelId model);

  /** Whether any photo is kept for the user. */
  boolean hasPhotos(long number);
}
