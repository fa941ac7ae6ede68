/**
 * Turns evaluations into pages that people read: tables, and charts as SVG inside the page. Must
 * not know how the figures were found.
 */
@NullMarked
package org.vultus.server.evaluation.report;

import org.jspecify.annotations.NullMarked;
