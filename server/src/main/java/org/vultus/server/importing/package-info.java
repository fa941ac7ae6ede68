/** Registers people in bulk from a folder of photos. Must not know HTTP or SQL. */
@NullMarked
package org.vultus.server.importing;

import org.jspecify.annotations.NullMarked;
