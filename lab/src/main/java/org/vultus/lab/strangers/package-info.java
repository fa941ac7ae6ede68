/** How often strangers match when a photo shows no upright human face. Must not know the server. */
@NullMarked
package org.vultus.lab.strangers;

import org.jspecify.annotations.NullMarked;
