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
   * How many users would lose their last template if {@code model} came in use: they have one of
   * the model in use and none of this.
   */
  long countLeftOut(ModelId model);

  /** What became of an attempt to put a model in use. */
  sealed interface Use {}

  /** It is in use; no template of another model is stored from then on. */
  record InUse() implements Use {}

  /** Photos have no template of it, apart from those named; nothing has changed. */
  record Unfinished(List<KeptPhoto> photos) implements Use {}

  /** As many users as {@link #countLeftOut} says would be left out; nothing has changed. */
  record LeavesOut(long users) implements Use {}

  /**
   * Puts {@code model} in use.
   *
   * @param apartFrom names of photos that need no template of it
   * @param leavingOut whether users may be left without a template
   */
  Use use(ModelId model, Set<String> apartFrom, boolean leavingOut);

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
