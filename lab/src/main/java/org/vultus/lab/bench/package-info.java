/** How fast the engine and the server are. The server is a child process, met over HTTP only. */
@NullMarked
package org.vultus.lab.bench;

import org.jspecify.annotations.NullMarked;
