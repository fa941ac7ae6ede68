/**
 * What scored comparisons say about a model: error rates, their uncertainty, and what quality or
 * groups change in them. Must not know faces, models or files: only numbers.
 */
@NullMarked
package org.vultus.statistics;

import org.jspecify.annotations.NullMarked;
