package org.vultus.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has {@code OPTIONS} and {@code TRACE} tell what an address takes, and no more: Spring answers
 * what a browser asks beforehand for a page of another site with every method there is, and names
 * types for a {@code PATCH} that no address takes; Tomcat answers {@code TRACE} for all addresses
 * alike.
 */
final class MethodsAllowed extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    switch (request.getMethod()) {
      case "OPTIONS" -> chain.doFilter(new Plain(request), new WithoutPatch(response));
      case "TRACE" -> chain.doFilter(new Unknown(request), response);
      default -> chain.doFilter(request, response);
    }
  }

  /** Asks for nobody in particular. */
  private static final class Plain extends HttpServletRequestWrapper {

    Plain(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
          ? null
          : super.getHeader(name);
    }
  }

  private static final class WithoutPatch extends HttpServletResponseWrapper {

    WithoutPatch(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void addHeader(String name, String value) {
      if (!name.equals(HttpHeaders.ACCEPT_PATCH)) {
        super.addHeader(name, value);
      }
    }
  }

  /**
   * The servlet would echo a request by {@code TRACE}; in small letters it is no method of HTTP.
   */
  private static final class Unknown extends HttpServletRequestWrapper {

    Unknown(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "trace";
    }
  }
}
