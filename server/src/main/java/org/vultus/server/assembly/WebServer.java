package org.vultus.server.assembly;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.vultus.server.api.ApiConfiguration;
import org.vultus.server.api.ApiSettings;
import org.vultus.server.console.ConsoleConfiguration;
import org.vultus.server.health.HealthConfiguration;
import org.vultus.server.history.HistoryConfiguration;
import org.vultus.server.origin.OriginConfiguration;
import org.vultus.server.origin.OriginSettings;
import org.vultus.server.service.Admission;
import org.vultus.server.service.Assessments;
import org.vultus.server.service.Comparisons;
import org.vultus.server.service.Condition;
import org.vultus.server.service.Enrolments;
import org.vultus.server.service.Identifications;
import org.vultus.server.service.Registrations;
import org.vultus.server.service.UserPhotos;
import org.vultus.server.service.Verifications;

/** Vultus over HTTP. Closing it finishes the requests that were accepted, then closes Vultus. */
public final class WebServer implements AutoCloseable {

  private final Vultus vultus;
  private final ServletWebServerApplicationContext context;
  private final PackFollower follower;

  private WebServer(Vultus vultus, ServletWebServerApplicationContext context) {
    this.vultus = vultus;
    this.context = context;
    vultus.serve();
    this.follower = PackFollower.of(vultus);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class)
  @Import({
    ApiConfiguration.class,
    ConsoleConfiguration.class,
    HealthConfiguration.class,
    HistoryConfiguration.class,
    OriginConfiguration.class
  })
  static class WebApplication {}

  /** Starts to listen. Takes {@code vultus} over, also if it fails. */
  public static WebServer start(Vultus vultus, WebSettings settings) {
    try {
      return new WebServer(
          vultus,
          (ServletWebServerApplicationContext)
              new SpringApplicationBuilder(WebApplication.class)
                  .bannerMode(Banner.Mode.OFF)
                  .logStartupInfo(false)
                  .registerShutdownHook(false)
                  .environment(environment(settings))
                  .initializers(
                      context -> register((GenericApplicationContext) context, vultus, settings))
                  .run());
    } catch (RuntimeException e) {
      vultus.close();
      throw e;
    }
  }

  /** The port it listens on. */
  public int port() {
    return Objects.requireNonNull(context.getWebServer()).getPort();
  }

  @Override
  public void close() {
    try {
      context.close();
      follower.close();
    } finally {
      vultus.close();
    }
  }

  /**
   * Only what is said here and in our own application.properties: a variable of the environment or
   * a file of the working folder that Spring would read could open the server to other machines.
   */
  private static ConfigurableEnvironment environment(WebSettings settings) {
    StandardEnvironment environment =
        new StandardEnvironment() {
          @Override
          protected void customizePropertySources(MutablePropertySources sources) {}
        };
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "settings",
                Map.of(
                    "server.address", settings.host(),
                    "server.port", settings.port(),
                    "spring.config.location", "classpath:/application.properties")));
    return environment;
  }

  private static void register(
      GenericApplicationContext context, Vultus vultus, WebSettings settings) {
    context.registerBean(Enrolments.class, vultus::enrolments);
    context.registerBean(Registrations.class, vultus::registrations);
    context.registerBean(Verifications.class, vultus::verifications);
    context.registerBean(Identifications.class, vultus::identifications);
    context.registerBean(Comparisons.class, vultus::comparisons);
    context.registerBean(UserPhotos.class, vultus::photos);
    context.registerBean(Assessments.class, vultus::assessments);
    context.registerBean(Condition.class, vultus::condition);
    context.registerBean(Admission.class, vultus::admission);
    context.registerBean(
        "metrics",
        PrometheusMeterRegistry.class,
        vultus::metrics,
        bean -> bean.setDestroyMethodName(""));
    context.registerBean(ApiSettings.class, () -> new ApiSettings(settings.uniformRefusal()));
    context.registerBean(
        OriginSettings.class, () -> new OriginSettings(settings.host(), settings.publicUrls()));
  }
}
