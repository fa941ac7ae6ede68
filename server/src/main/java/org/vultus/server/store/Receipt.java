package org.vultus.server.store;

import java.time.Instant;

/**
 * That a request was answered, for the case that it comes again. Holds no id, no photo and no
 * template.
 *
 * @param key of the request, 64 hexadecimal digits
 * @param request what was asked, 64 hexadecimal digits
 * @param answer in the words of whoever keeps it
 * @param at when, to the second
 */
public record Receipt(String key, String request, String answer, Instant at) {

  /** The same with an answer. */
  public Receipt with(String other) {
    return new Receipt(key, request, other, at);
  }
}
