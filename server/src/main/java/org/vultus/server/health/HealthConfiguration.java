package org.vultus.server.health;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything about health and metrics, for the web application to import. */
@Configuration(proxyBeanMethods = false)
@Import(HealthController.class)
public class HealthConfiguration {

  @Bean
  RequestTimer requestTimer(MeterRegistry registry) {
    return new RequestTimer(registry);
  }
}
