package org.vultus.server.api;

import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers in JSON what Tomcat refuses before any of our code sees it: malformed requests, headers
 * too large, addresses that cannot be decoded. Tomcat makes one by its name.
 */
public final class ContainerErrors extends ErrorReportValve {

  /** What Tomcat says of a head with too many bytes, and of one with too many fields. */
  private static final Set<String> TOO_LONG =
      Set.of(
          StringManager.getManager(AbstractHttp11Protocol.class)
              .getString("iib.requestheadertoolarge.error"),
          StringManager.getManager(MimeHeaders.class)
              .getString("headers.maxCountFail", ApiConfiguration.MOST_HEADERS));

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int status = status(request, response, throwable);
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      HttpHeaders headers = new HttpHeaders();
      headers.set(HttpHeaders.ALLOW, String.valueOf(response.getHeader(HttpHeaders.ALLOW)));
      response.setStatus(status);
      Failure failure = Failure.at(path(request), StatusText.of(status, headers), null);
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.setCharacterEncoding("UTF-8");
      response.getReporter().write(JsonMapper.shared().writeValueAsString(failure));
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      // The client is gone, or the answer under way: nothing more can be said.
      response.setSuspended(true);
    }
  }

  /** What is too long is 400 for Tomcat, whichever part of the head it is. */
  private static int status(Request request, Response response, @Nullable Throwable throwable) {
    if (throwable == null || !TOO_LONG.contains(String.valueOf(throwable.getMessage()))) {
      return response.getStatus();
    }
    return request.getCoyoteRequest().requestURI().isNull()
        ? HttpStatus.URI_TOO_LONG.value()
        : HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value();
  }

  private static String path(Request request) {
    String path = request.getRequestURI();
    return path == null ? "" : path;
  }
}
