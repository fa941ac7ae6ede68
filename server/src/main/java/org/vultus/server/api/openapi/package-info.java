/**
 * Describes the API as OpenAPI 3.1, from its routes, the types of its answers and what {@link
 * org.vultus.server.api.openapi.Call} says. Must not know what any call does.
 */
@NullMarked
package org.vultus.server.api.openapi;

import org.jspecify.annotations.NullMarked;
