/** Liveness, readiness and metrics. Must not know request bodies. */
@NullMarked
package org.vultus.server.health;

import org.jspecify.annotations.NullMarked;
