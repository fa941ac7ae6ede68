/** How well faces are told apart. Must not know the server. */
@NullMarked
package org.vultus.lab.accuracy;

import org.jspecify.annotations.NullMarked;
