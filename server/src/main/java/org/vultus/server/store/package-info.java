/**
 * Keeps users, templates and photos: SQL databases, migrations and the photo folder. Must not know
 * HTTP, vision or the gallery.
 */
@NullMarked
package org.vultus.server.store;

import org.jspecify.annotations.NullMarked;
