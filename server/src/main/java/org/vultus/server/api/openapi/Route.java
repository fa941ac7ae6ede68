package org.vultus.server.api.openapi;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * A method and address that are answered.
 *
 * @param path with names in braces for what varies
 * @param type of the answer, such as {@code application/json}
 * @param handler that answers
 */
public record Route(HttpMethod method, String path, String type, Method handler) {

  /** The one of several addresses of a route to describe: a collection's ends in a slash. */
  public static String pathOf(Stream<String> paths) {
    List<String> byLength =
        paths.sorted(Comparator.comparingInt(String::length).reversed()).toList();
    return byLength.getFirst().endsWith("}/") ? byLength.getLast() : byLength.getFirst();
  }

  /** Such as {@code post_register_id_photos}. */
  String id() {
    return method.name().toLowerCase(Locale.ROOT)
        + Stream.of(path.split("\\W+", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> "_" + word)
            .collect(Collectors.joining());
  }

  /** The first word of the path. */
  String tag() {
    return path.replaceFirst("^/(\\w+).*", "$1");
  }
}
