/**
 * HTTP in and out: routes, request parsing, answers and errors. Must not know SQL, ONNX Runtime or
 * the gallery.
 */
@NullMarked
package org.vultus.server.api;

import org.jspecify.annotations.NullMarked;
