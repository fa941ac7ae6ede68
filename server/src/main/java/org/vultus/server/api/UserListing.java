package org.vultus.server.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.vultus.server.identity.User;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the documented list of users as it is read. Nothing is written before the first user or
 * the end, so that a fault up to there can still be answered as an error; a fault after it breaks
 * the connection, and no client takes half a list for a whole one.
 */
final class UserListing {

  private final HttpServletResponse response;
  private @Nullable JsonGenerator json;

  UserListing(HttpServletResponse response) {
    this.response = response;
  }

  void add(User user) {
    JsonGenerator to = started();
    to.writeStartObject();
    to.writeStringProperty("id", user.id());
    String at = Timestamp.of(user.registeredAt());
    if (at == null) {
      to.writeNullProperty("timestamp");
    } else {
      to.writeStringProperty("timestamp", at);
    }
    to.writeEndObject();
  }

  void finish() {
    JsonGenerator to = started();
    to.writeEndArray();
    to.writeEndObject();
    to.close();
  }

  private JsonGenerator started() {
    JsonGenerator started = json;
    if (started == null) {
      started = start();
      json = started;
    }
    return started;
  }

  private JsonGenerator start() {
    try {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      OutputStream out = new PacedOutput(response.getOutputStream());
      JsonGenerator to = JsonMapper.shared().createGenerator(out);
      to.writeStartObject();
      to.writeStringProperty("message", "Hello, world!");
      to.writeArrayPropertyStart("data");
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException("the client went away", e);
    }
  }
}
