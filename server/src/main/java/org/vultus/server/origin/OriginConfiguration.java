package org.vultus.server.origin;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** The check of every request, for the web application to import. */
@Configuration(proxyBeanMethods = false)
public class OriginConfiguration {

  /** What it says goes out as every error does; that is made after the filters are. */
  @Bean
  OriginCheck originCheck(
      OriginSettings settings,
      @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> answers) {
    return new OriginCheck(
        new HostRule(new HostNames(settings)),
        new SiteRule(settings.publicUrls()),
        answers::getObject);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> anyHost() {
    return factory -> factory.setProtocol(AnyHostProtocol.class.getName());
  }
}
