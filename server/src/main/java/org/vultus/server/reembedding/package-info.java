/**
 * Makes templates of the photos kept with another model pack, and puts it in use. Must not know
 * HTTP or SQL.
 */
@NullMarked
package org.vultus.server.reembedding;

import org.jspecify.annotations.NullMarked;
