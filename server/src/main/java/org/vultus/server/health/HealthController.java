package org.vultus.server.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vultus.server.service.Condition;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
@RestController
final class HealthController {

  private static final String RETRY_SECONDS = "10";

  private final Condition condition;
  private final PrometheusMeterRegistry metrics;

  HealthController(Condition condition, PrometheusMeterRegistry metrics) {
    this.condition = condition;
    this.metrics = metrics;
  }

  /** A working answer. */
  record Healthy(String status) {}

  /** A failing one: the error says what is missing. */
  record Unhealthy(String status, String error) {}

  @GetMapping(path = "/health/live", produces = MediaType.APPLICATION_JSON_VALUE)
  Healthy live() {
    return new Healthy("live");
  }

  @GetMapping(path = "/health/ready", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Record> ready() {
    return condition
        .problem()
        .map(HealthController::unready)
        .orElseGet(() -> ResponseEntity.ok(new Healthy("ready")));
  }

  @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=utf-8")
  String metrics() {
    return metrics.scrape();
  }

  private static ResponseEntity<Record> unready(String error) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .body(new Unhealthy("unavailable", error));
  }
}
