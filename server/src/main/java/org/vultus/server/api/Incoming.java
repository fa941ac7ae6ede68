package org.vultus.server.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.catalina.connector.Request;
import org.jspecify.annotations.Nullable;
import org.vultus.server.service.Admission;

/**
 * The body of a request, kept in memory as it comes, and what the request holds until it is
 * answered: the memory, and a place where its photo waits. When the body has ended, well or not,
 * the request is handled again, from its start.
 */
final class Incoming extends ArrivingBody {

  private static final String NAME = Incoming.class.getName();

  /** The body of a request without one. */
  private static final byte[] NOTHING = new byte[0];

  private final Request request;
  private final UploadLimit.Share memory;
  private final int limit;
  private final long announced;
  private byte[] bytes = NOTHING;
  private int length;
  private @Nullable Exception failure;
  private Admission.@Nullable Place place;

  /**
   * A body that is read up to a limit in bytes.
   *
   * @param memory that it takes as it grows
   */
  Incoming(Request request, UploadLimit.Share memory, int limit) {
    super(request);
    this.request = request;
    this.memory = memory;
    this.limit = limit;
    this.announced = request.getContentLengthLong();
    request.setAttribute(NAME, this);
  }

  /** That of a request, if it was read. */
  static @Nullable Incoming of(HttpServletRequest request) {
    return (Incoming) request.getAttribute(NAME);
  }

  /** All bytes of a request's body; none if there is no body. */
  static byte[] bytes(HttpServletRequest request) {
    Incoming incoming = of(request);
    return incoming == null ? NOTHING : incoming.bytes();
  }

  /**
   * Takes memory for what a request's body becomes when it is unpacked, until it is answered.
   *
   * @throws org.vultus.server.service.UnavailableException if that is too much
   */
  static void makeRoom(HttpServletRequest request, int more) {
    Incoming incoming = of(request);
    if (incoming != null) {
      incoming.memory.grow(incoming.bytes.length + more);
    }
  }

  /** Whether nothing more can be read of a request's body. */
  static boolean isBroken(HttpServletRequest request) {
    Incoming incoming = of(request);
    return incoming != null && incoming.failure instanceof IOException;
  }

  /**
   * Throws what kept the body from being read.
   *
   * @throws RequestRefused if it was too large or came too slowly
   * @throws org.vultus.server.service.UnavailableException if there was no memory for it
   * @throws IOException if it was broken, or the client stopped sending before its end
   */
  void check() throws IOException {
    switch (failure) {
      case null -> {}
      case IOException broken -> throw broken;
      case RuntimeException refused -> throw refused;
      default -> throw new IllegalStateException(failure);
    }
  }

  /** Holds a place until the request is answered. */
  void hold(Admission.Place taken) {
    place = taken;
  }

  private byte[] bytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  @Override
  void take(ByteBuffer some) {
    int count = some.remaining();
    if (length + count > limit) {
      throw Body.tooLarge();
    }
    if (length + count > bytes.length) {
      grow(length + count);
    }
    some.get(bytes, length, count);
    length += count;
  }

  /** Doubles, up to what was announced: memory is taken for what has come, not for what is said. */
  private void grow(int needed) {
    long most = announced < 0 ? limit : announced;
    int size = (int) Math.clamp(2L * needed, Math.min(most, UploadLimit.BLOCK), most);
    memory.grow(size);
    bytes = Arrays.copyOf(bytes, size);
  }

  @Override
  void end(AsyncContext async, @Nullable Exception problem) {
    failure = problem;
    if (problem != null) {
      bytes = NOTHING;
      memory.close();
    }
    UnreadBody.keepConnection(request, problem == null);
    async.dispatch();
  }

  @Override
  void release() {
    bytes = NOTHING;
    length = 0;
    memory.close();
    if (place != null) {
      place.close();
      place = null;
    }
  }
}
