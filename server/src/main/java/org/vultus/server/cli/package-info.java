/** The command line: what operators type, and where each setting comes from. Must not know HTTP. */
@NullMarked
package org.vultus.server.cli;

import org.jspecify.annotations.NullMarked;
