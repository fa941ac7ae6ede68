/**
 * What a model makes of a face: the vector, the model it came from, and what a similarity means.
 * Must not know images, ONNX Runtime or storage.
 */
@NullMarked
package org.vultus.embedding;

import org.jspecify.annotations.NullMarked;
