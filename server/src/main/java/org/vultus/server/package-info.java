/** The program and its wiring: the one place where everything meets. */
@NullMarked
package org.vultus.server;

import org.jspecify.annotations.NullMarked;
