package org.vultus.server.console;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The addresses of the console's pages and files, and the headers of every answer. */
@Configuration(proxyBeanMethods = false)
public class ConsoleConfiguration implements WebMvcConfigurer {

  private static final String FILES = "/console/";

  /** Before all other filters, some of which answer themselves. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SafeHeaders safeHeaders() {
    return new SafeHeaders();
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(FILES + "*")
        .addResourceLocations("classpath:/console/")
        .setCacheControl(CacheControl.noCache());
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    forward(registry, "register.html", "/", "/registerPage", "/registerPage/");
    forward(registry, "verify.html", "/verifyPage", "/verifyPage/");
    forward(registry, "docs.html", "/docs", "/docs/");
  }

  private static void forward(ViewControllerRegistry registry, String page, String... paths) {
    for (String path : paths) {
      registry.addViewController(path).setViewName("forward:" + FILES + page);
    }
  }
}
