/** What people do in the web console, done in a real browser. */
@NullMarked
package org.vultus.server.browser;

import org.jspecify.annotations.NullMarked;
