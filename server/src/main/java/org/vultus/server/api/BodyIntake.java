package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.apache.catalina.connector.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.vultus.server.api.openapi.Call;
import org.vultus.server.service.Admission;

/**
 * Reads the body of a call that has one before the call's method runs, without a thread that waits
 * for it: docs/decisions/0019-bodies-without-threads.md. What can be refused without the body is
 * refused before it. A call with a photo needs a place; here it is asked for, and taken once the
 * photo is there.
 */
final class BodyIntake implements HandlerInterceptor {

  private final Admission admission;
  private final UploadLimit uploads;

  BodyIntake(Admission admission, UploadLimit uploads) {
    this.admission = admission;
    this.uploads = uploads;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    Call call =
        handler instanceof HandlerMethod method ? method.getMethodAnnotation(Call.class) : null;
    if (call == null || !takesBody(call, request)) {
      return true;
    }
    boolean photo = Arrays.stream(call.fields()).anyMatch(field -> field.startsWith("image"));
    Incoming incoming = Incoming.of(request);
    if (incoming == null) {
      return !begin(UnreadBody.request(request), photo);
    }
    incoming.check();
    if (photo) {
      incoming.hold(admission.enter());
    }
    return true;
  }

  /** A deletion whose address names the id may name another one in a body, and is refused then. */
  private static boolean takesBody(Call call, HttpServletRequest request) {
    return call.fields().length > 0 || HttpMethod.DELETE.matches(request.getMethod());
  }

  /** Whether a body is being read now. */
  private boolean begin(Request request, boolean photo) {
    int limit = limit(request.getContentType(), photo);
    if (limit == 0 || !ArrivingBody.isAnnounced(request)) {
      return false;
    }
    ContentCoding.check(request);
    if (request.getContentLengthLong() > limit) {
      throw Body.tooLarge();
    }
    if (photo) {
      admission.check();
    }
    new Incoming(request, uploads.share(request.getRemoteAddr()), limit).start();
    return true;
  }

  /** The most bytes that a body of a type may have; 0 if it is not read at all. */
  private static int limit(@Nullable String contentType, boolean photo) {
    if (contentType == null) {
      return 0;
    }
    try {
      MediaType type = ContentType.of(contentType);
      if (Form.isMultipart(type)) {
        return UploadLimit.LARGEST_FORM;
      }
      if (JsonFields.isJson(type)) {
        return UploadLimit.LARGEST_JSON;
      }
      return !photo && type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)
          ? DeletionTarget.LONGEST_BODY
          : 0;
    } catch (InvalidMediaTypeException e) {
      return 0;
    }
  }
}
