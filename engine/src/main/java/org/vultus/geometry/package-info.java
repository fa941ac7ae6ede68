/**
 * Points, boxes, landmarks and the similarity transform, as immutable values. Knows nothing else.
 */
@NullMarked
package org.vultus.geometry;

import org.jspecify.annotations.NullMarked;
