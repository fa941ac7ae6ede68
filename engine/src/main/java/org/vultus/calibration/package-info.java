/**
 * Measures on the templates of many people how often one is taken for another. Must not know
 * images, packs or where templates are kept.
 */
@NullMarked
package org.vultus.calibration;

import org.jspecify.annotations.NullMarked;
