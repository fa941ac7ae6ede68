/**
 * Walks through untrusted image files, in Java and without decoding a pixel: which image comes
 * first, where it ends, how large it is and what decoding it takes. Nothing else is to see a file
 * before it was walked through.
 */
@NullMarked
package org.vultus.image.container;

import org.jspecify.annotations.NullMarked;
