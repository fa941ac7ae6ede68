package org.vultus.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.vultus.server.service.UnavailableException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets fewer requests work at once than there are threads, so that one is always left: for those
 * that ask how the server is, which are let in whatever the others do, and to say no.
 */
final class RequestLimit extends OncePerRequestFilter {

  private final Semaphore free;

  RequestLimit(int most) {
    this.free = new Semaphore(most);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.startsWith("/health/") || path.equals("/metrics");
  }

  /** Once its body is there, a request needs a thread again. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!free.tryAcquire()) {
      refuse(request, response, UnavailableException.busy("too many requests are under way"));
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      free.release();
    }
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, UnavailableException busy)
      throws IOException {
    Failure failure = Failure.at(request.getServletPath(), String.valueOf(busy.getMessage()), null);
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(busy.retryAfterSeconds()));
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response
        .getOutputStream()
        .write(JsonMapper.shared().writeValueAsString(failure).getBytes(StandardCharsets.UTF_8));
  }
}
