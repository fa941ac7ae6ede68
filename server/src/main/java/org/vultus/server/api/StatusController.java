package org.vultus.server.api;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vultus.server.api.openapi.Call;
import org.vultus.server.history.History;
import org.vultus.server.service.Condition;

/** {@code /status/}: how is the server, and what was it asked? */
@RestController
final class StatusController {

  private final Condition condition;
  private final History history;

  StatusController(Condition condition, History history) {
    this.condition = condition;
    this.history = history;
  }

  @Call("Says how the server is, and how much it was asked over the last day")
  @GetMapping(
      path = {"/status", "/status/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ServerStatus status() {
    return ServerStatus.of(condition.now(), history);
  }
}
