package org.vultus.server.api;

import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Everything that makes the API, for the web application to import. */
@Configuration(proxyBeanMethods = false)
@Import({
  RegisterController.class,
  PhotosController.class,
  VerifyController.class,
  IdentifyController.class,
  CompareController.class,
  DetectController.class,
  QualityController.class,
  StatusController.class,
  OpenApiController.class,
  ErrorAnswers.class
})
public class ApiConfiguration {

  /** For every upload under way, the size of what it may hold in memory is set aside. */
  @Bean
  UploadLimit uploadLimit() {
    return new UploadLimit(Runtime.getRuntime().maxMemory());
  }

  @Bean
  MethodsAllowed methodsAllowed() {
    return new MethodsAllowed();
  }

  @Bean
  WebMvcConfigurer negotiation() {
    return new WebMvcConfigurer() {
      @Override
      public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(new AcceptHeader()));
      }
    };
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> container() {
    return factory -> {
      factory.addContextCustomizers(
          context ->
              ((StandardHost) context.getParent())
                  .setErrorReportValveClass(ContainerErrors.class.getName()));
      // Only then does it reach the filter that answers it.
      factory.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
      // A parameter is one of the query; bodies are read by the controllers, within their limits.
      factory.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
    };
  }
}
