/**
 * Turns untrusted bytes into an upright, size-limited BGR raster, or says why not. Must not know
 * faces or models.
 */
@NullMarked
package org.vultus.image;

import org.jspecify.annotations.NullMarked;
