/**
 * Owns ONNX Runtime: sessions and tensor lifetimes; its only importer. Must not know images or
 * faces.
 */
@NullMarked
package org.vultus.onnx;

import org.jspecify.annotations.NullMarked;
