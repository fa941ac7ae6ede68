/** The people: ids, users and the names of their photos. Must not know anything but embeddings. */
@NullMarked
package org.vultus.server.identity;

import org.jspecify.annotations.NullMarked;
