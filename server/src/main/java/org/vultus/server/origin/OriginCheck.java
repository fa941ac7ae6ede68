package org.vultus.server.origin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Looks where a request was sent and where it comes from before anything else is done with it.
 * Right after the filters that look at every answer.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class OriginCheck extends OncePerRequestFilter {

  private final HostRule hosts;
  private final SiteRule sites;
  private final Supplier<HandlerExceptionResolver> answers;

  OriginCheck(HostRule hosts, SiteRule sites, Supplier<HandlerExceptionResolver> answers) {
    this.hosts = hosts;
    this.sites = sites;
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<TurnedAway> reason = hosts.against(request).or(() -> sites.against(request));
    if (reason.isPresent()) {
      answers.get().resolveException(request, response, null, reason.get());
    } else {
      chain.doFilter(request, response);
    }
  }
}
