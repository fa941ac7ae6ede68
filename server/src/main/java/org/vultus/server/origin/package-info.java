/**
 * Turns requests away that were meant for another host name, or that a browser sends for a page of
 * another site. Must not know what is asked.
 */
@NullMarked
package org.vultus.server.origin;

import org.jspecify.annotations.NullMarked;
