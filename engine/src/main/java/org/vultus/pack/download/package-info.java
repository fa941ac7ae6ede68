/**
 * Downloads the files of a model pack into the cache. Must not know which packs there are, images
 * or ONNX Runtime.
 */
@NullMarked
package org.vultus.pack.download;

import org.jspecify.annotations.NullMarked;
