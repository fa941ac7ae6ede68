/**
 * Says how fit one face in a photo is for recognition, and which limits it misses. Must not know
 * detectors, networks, packs or users.
 */
@NullMarked
package org.vultus.quality;

import org.jspecify.annotations.NullMarked;
