package org.vultus.server.identity;

import java.time.Instant;
import org.vultus.embedding.Embedding;

/**
 * One photo to be kept for a user, with the template made from it.
 *
 * @param jpeg the photo as it will be kept; not to be changed afterwards
 * @param sourceSha256 SHA-256 of the file that was sent or imported, 32 bytes: tells whether a file
 *     was imported before
 * @param template the embedding of the face in the photo
 * @param at when, to the second
 */
public record Enrolment(byte[] jpeg, byte[] sourceSha256, Embedding template, Instant at) {

  @Override
  public String toString() {
    return "Enrolment[" + template.model() + ", " + at + "]";
  }
}
