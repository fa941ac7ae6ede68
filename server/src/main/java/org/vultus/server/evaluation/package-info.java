/**
 * Measures how well a model pack tells people apart, and compares two such measurements. Must not
 * know HTTP, SQL or the command line.
 */
@NullMarked
package org.vultus.server.evaluation;

import org.jspecify.annotations.NullMarked;
