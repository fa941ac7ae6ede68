package org.vultus.server.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.catalina.connector.Request;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A body that is read as it comes: no thread waits for a client that is slow. Reads from Tomcat's
 * own request and not from the servlet's stream, which takes a broken body for a broken connection
 * and leaves no way to answer. Tomcat lets one thread at a time call it.
 */
abstract class ArrivingBody implements ReadListener, AsyncListener {

  private final Request request;
  private final AsyncContext async;
  private final Pace pace = new Pace();
  private final Bytes bytes = new Bytes();
  private boolean ended;

  /** Starts asynchronous work on the request. */
  ArrivingBody(Request request) {
    this.request = request;
    this.async = request.startAsync();
  }

  /** Whether a request has announced a body. */
  static boolean isAnnounced(Request request) {
    String length = request.getHeader("Content-Length");
    return request.getHeader("Transfer-Encoding") != null
        || (length != null && !length.equals("0"));
  }

  /** Begins to read; a client that waits for a word is told to send. */
  final void start() {
    request.getCoyoteRequest().action(ActionCode.ACK, ContinueResponseTiming.ON_REQUEST_BODY_READ);
    async.addListener(this);
    async.setTimeout(pace.limitMillis());
    request.getCoyoteRequest().setReadListener(this);
  }

  /**
   * Takes some of the body.
   *
   * @throws RuntimeException if no more of it is wanted
   */
  abstract void take(ByteBuffer some);

  /**
   * The body is there, or nothing more is read of it.
   *
   * @param failure why it is not there; null if it is
   */
  abstract void end(AsyncContext async, @Nullable Exception failure);

  /** The request is over. */
  abstract void release();

  @Override
  public final void onDataAvailable() {
    try {
      read();
    } catch (IOException | RuntimeException e) {
      end(e);
    }
  }

  @Override
  public final void onAllDataRead() {
    end(null);
  }

  @Override
  public final void onTimeout(AsyncEvent event) {
    end(
        new RequestRefused(
            HttpStatus.REQUEST_TIMEOUT,
            ("The body of the request came too slowly: it has %d seconds, and one more for each"
                    + " %d KB, and is given up after %d seconds in which nothing comes; send it"
                    + " again")
                .formatted(Pace.SECONDS, Pace.BYTES / 1024, Pace.SILENT_SECONDS),
            "upload_too_slow"));
  }

  /** The connection is lost. */
  @Override
  public final void onError(Throwable lost) {
    ended = true;
  }

  @Override
  public final void onError(AsyncEvent event) {
    ended = true;
    release();
  }

  @Override
  public final void onComplete(AsyncEvent event) {
    release();
  }

  /** What is left of another body is read anew: the request itself is over. */
  @Override
  public final void onStartAsync(AsyncEvent event) {
    release();
  }

  private void read() throws IOException {
    org.apache.coyote.Request in = request.getCoyoteRequest();
    while (!ended && !in.isFinished() && in.isReady()) {
      int count = in.doRead(bytes);
      if (count > 0) {
        pace.moved(count);
        take(bytes.getByteBuffer());
      }
    }
    if (!ended && in.isFinished()) {
      end(null);
    } else if (!ended) {
      async.setTimeout(pace.limitMillis());
    }
  }

  private void end(@Nullable Exception failure) {
    if (!ended) {
      ended = true;
      end(async, failure);
    }
  }

  /** Where Tomcat puts what it has read. */
  private static final class Bytes implements ApplicationBufferHandler {

    private ByteBuffer buffer = EMPTY_BUFFER;

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {}
  }
}
