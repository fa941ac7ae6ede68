package org.vultus.server.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the documented {@code users} table.
 *
 * @param id as first registered. A plain text, because a row of an adopted table may hold what
 *     could not be registered
 * @param registeredAt to the second, or null where an adopted table holds none
 */
public record User(String id, @Nullable Instant registeredAt) {}
