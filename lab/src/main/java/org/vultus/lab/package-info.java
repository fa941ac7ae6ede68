/**
 * Measures the engine and, over HTTP, the server. Never shipped; nothing that ships may know it.
 */
@NullMarked
package org.vultus.lab;

import org.jspecify.annotations.NullMarked;
