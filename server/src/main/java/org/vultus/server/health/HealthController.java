package org.vultus.server.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;
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

  /**
   * How the server is.
   *
   * @param error what is missing; left out if nothing is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Health(String status, @Nullable String error) {}

  @GetMapping(path = "/health/live", produces = MediaType.APPLICATION_JSON_VALUE)
  Health live() {
    return new Health("live", null);
  }

  @GetMapping(path = "/health/ready", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Health> ready() {
    return condition
        .problem()
        .map(HealthController::unready)
        .orElseGet(() -> ResponseEntity.ok(new Health("ready", null)));
  }

  @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=utf-8")
  String metrics() {
    return metrics.scrape();
  }

  private static ResponseEntity<Health> unready(String error) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .body(new Health("unavailable", error));
  }
}
