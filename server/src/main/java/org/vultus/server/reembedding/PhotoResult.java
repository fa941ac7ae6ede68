package org.vultus.server.reembedding;

import org.vultus.embedding.Embedding;
import org.vultus.server.store.TemplateStore.KeptPhoto;

/** What the pack could make of one photo. */
public sealed interface PhotoResult {

  /** It has a template now. */
  record Reembedded(KeptPhoto photo, Embedding template) implements PhotoResult {}

  /** Its user was deleted meanwhile; nothing was to do. */
  record Gone() implements PhotoResult {}

  /**
   * Its file is missing or damaged: that says nothing of the pack. Its templates stay.
   *
   * @param code for machines
   * @param reason for people
   */
  record Unreadable(KeptPhoto photo, String code, String reason) implements PhotoResult {}

  /**
   * The pack finds no face to use in it; the templates of other packs stay.
   *
   * @param code for machines
   * @param reason for people
   */
  record Refused(KeptPhoto photo, String code, String reason) implements PhotoResult {}
}
