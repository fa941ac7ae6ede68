/**
 * Model packs: their manifests, and finding, checking and downloading their files. Must not know
 * images or ONNX Runtime.
 */
@NullMarked
package org.vultus.pack;

import org.jspecify.annotations.NullMarked;
