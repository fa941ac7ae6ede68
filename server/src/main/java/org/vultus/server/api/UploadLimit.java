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
import tools.jackson.databind.json.JsonMapper;

/**
 * Bounds the memory of uploads, which are parsed in memory and never touch a disk: each by its
 * size, and all that are under way together by a share of the heap.
 */
final class UploadLimit extends OncePerRequestFilter {

  private static final int MEGABYTE = 1 << 20;

  /** The largest photo that is accepted. */
  static final int LARGEST_MEGABYTES = 25;

  /** What a form may hold besides the photo. */
  private static final int FORM_MEGABYTES = 1;

  /** A photo of the largest size in base64, a third larger, and the rest of the object. */
  private static final int JSON_MEGABYTES = 35;

  /** The largest photo that is accepted, in bytes. */
  static final int LARGEST_FILE = LARGEST_MEGABYTES * MEGABYTE;

  /** The largest form that is accepted, in bytes. */
  static final int LARGEST_FORM = (LARGEST_MEGABYTES + FORM_MEGABYTES) * MEGABYTE;

  /** The largest JSON object that is accepted, in bytes. */
  static final int LARGEST_JSON = JSON_MEGABYTES * MEGABYTE;

  private static final int SHARE_OF_HEAP = 4;

  private final Semaphore megabytes;

  UploadLimit(long heapBytes) {
    long share = heapBytes / SHARE_OF_HEAP / MEGABYTE;
    megabytes = new Semaphore(Math.clamp(share, JSON_MEGABYTES, 1 << 20));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    int size = size(request);
    if (!megabytes.tryAcquire(size)) {
      refuse(request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      megabytes.release(size);
    }
  }

  /** How many megabytes a request may come to hold; a body too large is refused unread. */
  private static int size(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    int most = JSON_MEGABYTES;
    if (length < 0) {
      return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : most;
    }
    if (ContentCoding.isGzip(request)) {
      return most;
    }
    return length > (long) most * MEGABYTE ? 0 : (int) ((length + MEGABYTE - 1) / MEGABYTE);
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Failure failure =
        Failure.at(
            request.getRequestURI(),
            "The server is busy: too many uploads are under way; try again in a moment",
            null);
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response
        .getOutputStream()
        .write(JsonMapper.shared().writeValueAsString(failure).getBytes(StandardCharsets.UTF_8));
  }
}
