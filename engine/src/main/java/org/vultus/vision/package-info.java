/**
 * Detects, aligns and embeds faces; {@link org.vultus.vision.FaceEngine} is its front door. Must
 * not know HTTP, SQL, users or settings.
 */
@NullMarked
package org.vultus.vision;

import org.jspecify.annotations.NullMarked;
