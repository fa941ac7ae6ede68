package org.vultus.server.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers in JSON what Tomcat refuses before any of our code sees it: malformed requests, headers
 * too large, addresses that cannot be decoded. Tomcat makes one by its name.
 */
public final class ContainerErrors extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      HttpHeaders headers = new HttpHeaders();
      headers.set(HttpHeaders.ALLOW, String.valueOf(response.getHeader(HttpHeaders.ALLOW)));
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

  private static String path(Request request) {
    String path = request.getRequestURI();
    return path == null ? "" : path;
  }
}
