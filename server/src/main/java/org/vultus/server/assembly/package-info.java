/**
 * Puts the parts together: store, pack, engine, gallery and web server. Nothing but the commands
 * may know it.
 */
@NullMarked
package org.vultus.server.assembly;

import org.jspecify.annotations.NullMarked;
