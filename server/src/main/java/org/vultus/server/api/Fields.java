package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.vultus.image.Photo;
import org.vultus.server.identity.UserId;

/** What a request is made of: texts and image files, each by its name. */
interface Fields {

  /** What a body with files may be. */
  List<MediaType> TYPES = List.of(MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_JSON);

  /** The most fields and files that a body has. */
  int MOST = 20;

  /**
   * A text, unless it is missing or blank.
   *
   * @throws RequestRefused if it comes several times, and not as the same
   */
  Optional<String> text(String name);

  /** All that has the name, in its order; what is no file, or an empty one, is empty. */
  List<Optional<Photo>> files(String name);

  /** The first of these; empty if there is none, or it is no file, or a list of them. */
  Optional<Photo> file(String name);

  /**
   * What a field is called here: libraries write {@code image[]} or {@code image[0]} for one that
   * may come several times, and the messages of this API write ID for {@code id}.
   */
  static String plain(String name) {
    return name.replaceFirst("\\[\\d*]$", "").toLowerCase(Locale.ROOT);
  }

  /** The value of a field that came with all these; which of several is meant, nobody knows. */
  static Optional<String> one(String name, Stream<String> values) {
    List<String> different = values.filter(text -> !UserId.isBlank(text)).distinct().toList();
    if (different.size() > 1) {
      throw RequestRefused.badRequest(
          "'%s' came %d times with different values; send it once"
              .formatted(name, different.size()));
    }
    return different.stream().findFirst();
  }

  static RequestRefused tooMany() {
    return RequestRefused.badRequest(
        "The body has more than %d fields and files; accepted are up to that many".formatted(MOST));
  }

  /**
   * The fields of a request's body; empty if there is no body, or one that holds text only.
   *
   * @throws HttpMediaTypeNotSupportedException if the body is of another type
   * @throws RequestRefused if it is too large or broken
   * @throws IOException if the client stops sending before its end
   */
  static Optional<Fields> of(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    if (request.getContentType() == null) {
      return Optional.empty();
    }
    MediaType type = ContentType.of(request.getContentType());
    if (type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
      return Optional.empty();
    }
    if (Form.isMultipart(type)) {
      return Optional.of(Form.of(request));
    }
    if (JsonFields.isJson(type)) {
      return Optional.of(JsonFields.of(request));
    }
    throw new HttpMediaTypeNotSupportedException(type, TYPES);
  }
}
