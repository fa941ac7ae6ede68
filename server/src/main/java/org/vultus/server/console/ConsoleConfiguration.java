package org.vultus.server.console;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The addresses of the console's pages and files. */
@Configuration(proxyBeanMethods = false)
public class ConsoleConfiguration implements WebMvcConfigurer {

  private static final String FILES = "/console/";

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry.addResourceHandler(FILES + "*").addResourceLocations("classpath:/console/");
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    forward(registry, "register.html", "/", "/registerPage", "/registerPage/");
    forward(registry, "verify.html", "/verifyPage", "/verifyPage/");
  }

  private static void forward(ViewControllerRegistry registry, String page, String... paths) {
    for (String path : paths) {
      registry.addViewController(path).setViewName("forward:" + FILES + page);
    }
  }
}
