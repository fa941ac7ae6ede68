package org.vultus.server.console;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The addresses of the console's pages and files, and the headers of every answer. */
@Configuration(proxyBeanMethods = false)
public class ConsoleConfiguration implements WebMvcConfigurer {

  private static final String FILES = "/console/";

  /** The two that the documents name, and their like; what each shows is decided in console.js. */
  private static final List<String> PAGES =
      List.of(
          "/registerPage",
          "/verifyPage",
          "/identifyPage",
          "/comparePage",
          "/peoplePage",
          "/importPage",
          "/statusPage",
          "/docs");

  @Bean
  SafeHeaders safeHeaders() {
    return new SafeHeaders();
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(FILES + "**")
        .addResourceLocations("classpath:/console/")
        .setCacheControl(CacheControl.noCache());
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    show(registry, "/");
    PAGES.forEach(page -> show(registry, page));
    PAGES.forEach(page -> show(registry, page + "/"));
  }

  private static void show(ViewControllerRegistry registry, String path) {
    registry.addViewController(path).setViewName("forward:" + FILES + "console.html");
  }
}
