package org.vultus.server.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Times every request by method, route and status; a route is a pattern and names no user. Comes
 * before the filters that answer themselves, by an order at the class: at the bean it is
 * overlooked.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestTimer extends OncePerRequestFilter {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final String SAMPLE = RequestTimer.class.getName();

  private final MeterRegistry registry;

  RequestTimer(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * A request whose body is awaited is handled again when it is there, and timed from its start.
   */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Timer.Sample sample = sample(request);
    try {
      chain.doFilter(request, response);
    } finally {
      if (!request.isAsyncStarted()) {
        sample.stop(timer(request, response));
      }
    }
  }

  private Timer.Sample sample(HttpServletRequest request) {
    Timer.Sample begun = (Timer.Sample) request.getAttribute(SAMPLE);
    if (begun != null) {
      return begun;
    }
    Timer.Sample sample = Timer.start(registry);
    request.setAttribute(SAMPLE, sample);
    return sample;
  }

  private Timer timer(HttpServletRequest request, HttpServletResponse response) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return Timer.builder("vultus.requests")
        .description("Time from a request's headers to its answer")
        .tag("method", METHODS.contains(request.getMethod()) ? request.getMethod() : "other")
        .tag("route", route == null ? "none" : withoutSlash(route.toString()))
        .tag("status", Integer.toString(response.getStatus()))
        .publishPercentileHistogram()
        .register(registry);
  }

  private static String withoutSlash(String route) {
    return route.length() > 1 && route.endsWith("/")
        ? route.substring(0, route.length() - 1)
        : route;
  }
}
