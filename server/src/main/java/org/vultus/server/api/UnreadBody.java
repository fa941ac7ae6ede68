package org.vultus.server.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * What becomes of a body that was not read when its request has been answered: it is read and
 * dropped, so that a client that sends all before it reads sees the answer; then the connection is
 * closed. Tomcat would do so, too, but with a thread for each client, however slow it is. Around
 * all else that handles a request.
 */
final class UnreadBody extends ValveBase {

  /** More than that is not dropped; the connection is cut. */
  private static final long MOST = 64L << 20;

  private static final String REQUEST = UnreadBody.class.getName();

  UnreadBody() {
    super(true);
  }

  /** Tomcat's own request behind that of a servlet. */
  static Request request(ServletRequest request) {
    return (Request) Objects.requireNonNull(request.getAttribute(REQUEST));
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (request.getAttribute(REQUEST) == null) {
      request.setAttribute(REQUEST, request);
      keepConnection(request, !ArrivingBody.isAnnounced(request));
    }
    getNext().invoke(request, response);
    if (!request.isAsync() && isLeft(request)) {
      response.finishResponse();
      if (isWorthReading(request, response)) {
        new Dropped(request).start();
      } else {
        cut(request);
      }
    }
  }

  /**
   * Says whether the connection may be used again: not behind a body that was not read as what it
   * is.
   */
  static void keepConnection(Request request, boolean keep) {
    request.getResponse().setHeader(HttpHeaders.CONNECTION, keep ? null : "close");
  }

  private static boolean isLeft(Request request) {
    return request.getContext() != null
        && ArrivingBody.isAnnounced(request)
        && !request.getCoyoteRequest().isFinished();
  }

  /** Nothing more comes, or too slowly, or of a client that waits for a word to send. */
  private static boolean isWorthReading(Request request, Response response) {
    boolean waiting =
        request.getCoyoteRequest().hasExpectation()
            && request.getCoyoteRequest().getBytesRead() == 0;
    return !waiting
        && !Incoming.isBroken(request)
        && response.getStatus() != HttpStatus.REQUEST_TIMEOUT.value();
  }

  /** Tomcat takes this for an error, which it need not report: the answer is out. */
  private static void cut(Request request) {
    request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    request.getResponse().setErrorReported();
  }

  private static final class Dropped extends ArrivingBody {

    private final Request request;
    private long count;

    Dropped(Request request) {
      super(request);
      this.request = request;
    }

    @Override
    void take(ByteBuffer some) {
      count += some.remaining();
      if (count > MOST) {
        throw Body.tooLarge();
      }
    }

    @Override
    void end(AsyncContext async, @Nullable Exception failure) {
      cut(request);
      async.complete();
    }

    @Override
    void release() {}
  }
}
