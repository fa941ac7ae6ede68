package org.vultus.server.history;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The history, for the web application to import. A look that fails is logged and tried again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class HistoryConfiguration {

  @Bean
  History history(MeterRegistry metrics) {
    return new History(metrics, Clock.systemUTC());
  }
}
