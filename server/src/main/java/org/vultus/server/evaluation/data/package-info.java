/**
 * What an evaluation compares: lists of image pairs, folders of people, groups, with their mistakes
 * told before any work is done. Must not know models or error rates.
 */
@NullMarked
package org.vultus.server.evaluation.data;

import org.jspecify.annotations.NullMarked;
