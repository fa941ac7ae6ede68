/** Reads labelled photos from disk. Must not know models or scores. */
@NullMarked
package org.vultus.lab.datasets;

import org.jspecify.annotations.NullMarked;
