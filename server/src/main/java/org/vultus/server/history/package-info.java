/**
 * What the server was asked over the last day, in short steps, read from the metrics. Must not know
 * who asked or what was answered.
 */
@NullMarked
package org.vultus.server.history;

import org.jspecify.annotations.NullMarked;
