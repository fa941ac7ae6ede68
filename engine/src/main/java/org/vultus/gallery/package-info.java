/**
 * Holds the embeddings of all subjects in memory and finds the nearest, exactly. Must not know
 * HTTP, SQL or how an embedding is made.
 */
@NullMarked
package org.vultus.gallery;

import org.jspecify.annotations.NullMarked;
