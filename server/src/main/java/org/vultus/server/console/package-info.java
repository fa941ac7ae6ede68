/** Serves the static web console. Must not know the store or vision. */
@NullMarked
package org.vultus.server.console;

import org.jspecify.annotations.NullMarked;
