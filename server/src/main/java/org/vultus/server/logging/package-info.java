/** What goes to standard error. */
@NullMarked
package org.vultus.server.logging;

import org.jspecify.annotations.NullMarked;
