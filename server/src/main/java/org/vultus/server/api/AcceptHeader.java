package org.vultus.server.api;

import java.util.Comparator;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * The header {@code Accept}, in which the most specific range that takes in a type decides, and a
 * quality of 0 excludes it (RFC 9110, section 12.5.1). Spring takes 0 for a low quality.
 */
final class AcceptHeader implements ContentNegotiationStrategy {

  /** What is answered here, the console's files apart. */
  private static final List<MediaType> ANSWERS =
      List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN);

  /** What no answer is. */
  private static final List<MediaType> NOTHING = List.of(new MediaType("application", "x-nothing"));

  private final HeaderContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

  @Override
  public List<MediaType> resolveMediaTypes(NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    List<MediaType> ranges = header.resolveMediaTypes(request);
    if (ranges.stream().noneMatch(AcceptHeader::excludes)) {
      return ranges;
    }
    List<MediaType> wanted = ANSWERS.stream().filter(answer -> isWanted(answer, ranges)).toList();
    return wanted.isEmpty() ? NOTHING : wanted;
  }

  private static boolean isWanted(MediaType answer, List<MediaType> ranges) {
    return ranges.stream()
        .filter(range -> range.includes(answer))
        .max(Comparator.comparingInt(AcceptHeader::closeness))
        .filter(range -> !excludes(range))
        .isPresent();
  }

  private static int closeness(MediaType range) {
    return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
  }

  private static boolean excludes(MediaType range) {
    return range.getQualityValue() == 0;
  }
}
