/** Options that several commands share. */
@NullMarked
package org.vultus.lab.options;

import org.jspecify.annotations.NullMarked;
