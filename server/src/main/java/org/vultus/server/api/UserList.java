package org.vultus.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link UserListing} writes piece by piece, for the description of the API. */
record UserList(String message, List<Row> data) {

  /** A user. */
  record Row(String id, @Nullable String timestamp) {}
}
