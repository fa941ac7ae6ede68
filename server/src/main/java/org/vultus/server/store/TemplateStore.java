package org.vultus.server.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;
import org.vultus.image.Photo;

/**
 * The photos kept and their templates of one model or another: what it takes to change the model. A
 * server may have a {@link UserStore} of the same data open meanwhile, but only one process at a
 * time has this.
 *
 * <p>Faults of the database or the disk are thrown as {@link StoreException}.
 */
public interface TemplateStore extends AutoCloseable {

  /**
   * A photo that is kept.
   *
   * @param name of its file
   * @param user the id of the user it shows
   */
  record KeptPhoto(String name, String user) {}

  /** The model whose templates verify; empty while no template at all is stored. */
  Optional<ModelId> modelInUse();

  /** How many photos have no template of {@code model}. */
  long countWithout(ModelId model);

  /**
   * Photos without a template of {@code model}, by name.
   *
   * @param after only those whose names come after this; an empty text for all
   * @param limit at most so many
   */
  List<KeptPhoto> without(ModelId model, String after, int limit);

  /** The file of a photo; empty if it is missing. */
  Optional<Photo> read(KeptPhoto photo);

  /** Whether the photo is still kept. */
  boolean isKept(KeptPhoto photo);

  /**
   * Stores templates beside those of other models, all of them or none; those of photos that were
   * deleted meanwhile are left out.
   */
  void add(Map<KeptPhoto, Embedding> templates);

  /**
   * Puts {@code model} in use, unless there are photos without a template of it, apart from those
   * named: then they are returned, and nothing has changed. No template of another model is stored
   * from then on.
   */
  List<KeptPhoto> use(ModelId model, Set<String> apartFrom);

  /**
   * Removes all templates of other models than {@code model}.
   *
   * @return how many
   * @throws IllegalStateException if {@code model} is not in use
   */
  long dropOthers(ModelId model);

  @Override
  void close();
}
