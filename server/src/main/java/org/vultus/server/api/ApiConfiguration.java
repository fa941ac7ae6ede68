package org.vultus.server.api;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.vultus.server.service.Admission;

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

  /** Requests at work that do not analyse a photo or wait for that. */
  private static final int OTHERS = 150;

  /** Threads that are left when as many requests are at work as may be. */
  private static final int SPARE_THREADS = 32;

  /** The most connections at once; more wait until one is closed. */
  private static final int MOST_CONNECTIONS = 8192;

  /** Libraries, the database, photos, and the connections that Tomcat accepts beyond its limit. */
  private static final int OTHER_FILES = 256;

  /** The most fields that the head of a request has. */
  static final int MOST_HEADERS = 100;

  /** Load balancers keep connections for 60 seconds; the side that asks is to close them first. */
  private static final int KEEP_ALIVE_SECONDS = 75;

  @Bean
  RequestLimit requestLimit(Admission admission) {
    return new RequestLimit(admission.places() + OTHERS);
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
  WebMvcConfigurer bodyIntake(Admission admission) {
    UploadLimit uploads = new UploadLimit(Runtime.getRuntime().maxMemory());
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new BodyIntake(admission, uploads));
      }
    };
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> container(Admission admission) {
    return factory -> {
      factory.addEngineValves(new UnreadBody());
      factory.addContextCustomizers(
          context ->
              ((StandardHost) context.getParent())
                  .setErrorReportValveClass(ContainerErrors.class.getName()));
      // Only then does a TRACE reach the filter that answers it.
      factory.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
      factory.addConnectorCustomizers(connector -> limit(connector, admission));
    };
  }

  /** Each connection is an open file; those that the rest of the server needs are left to it. */
  private static int connections() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? Math.clamp(system.getMaxFileDescriptorCount() - OTHER_FILES, 16, MOST_CONNECTIONS)
        : MOST_CONNECTIONS;
  }

  private static void limit(Connector connector, Admission admission) {
    // A parameter is one of the query; bodies are read by the API itself, within its limits.
    connector.setParseBodyMethods("");
    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
      http.setMaxThreads(admission.places() + OTHERS + SPARE_THREADS);
      http.setMaxConnections(connections());
      http.setMaxHeaderCount(MOST_HEADERS);
      http.setKeepAliveTimeout((int) TimeUnit.SECONDS.toMillis(KEEP_ALIVE_SECONDS));
      // A client that waits for a word before it sends hears a refusal instead of that word.
      http.setContinueResponseTiming("onRead");
    }
  }
}
