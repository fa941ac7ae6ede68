/**
 * The running server seen from outside: real HTTP, a real database, real files. Knows the API and
 * how to start the program, and nothing of how it works.
 */
@NullMarked
package org.vultus.server.blackbox;

import org.jspecify.annotations.NullMarked;
