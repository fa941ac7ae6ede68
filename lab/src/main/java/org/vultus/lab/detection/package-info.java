/** How well faces are found. Must not know the server. */
@NullMarked
package org.vultus.lab.detection;

import org.jspecify.annotations.NullMarked;
