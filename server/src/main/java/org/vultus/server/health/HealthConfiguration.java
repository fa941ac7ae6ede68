package org.vultus.server.health;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Everything about health and metrics, for the web application to import. */
@Configuration(proxyBeanMethods = false)
@Import(HealthController.class)
public class HealthConfiguration {

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  RequestTimer requestTimer(MeterRegistry registry) {
    return new RequestTimer(registry);
  }
}
