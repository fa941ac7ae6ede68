/**
 * The use cases: register, list, verify, delete, change photos; keeps the gallery and the store in
 * step. Must not know HTTP or JDBC.
 */
@NullMarked
package org.vultus.server.service;

import org.jspecify.annotations.NullMarked;
