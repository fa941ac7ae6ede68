package org.vultus.server.api.openapi;

import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What a route takes in its address, query and headers. */
final class Parameters {

  private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

  private Parameters() {}

  static List<Map<String, Object>> of(Route route) {
    Stream<Map<String, Object>> inPath =
        IN_PATH
            .matcher(route.path())
            .results()
            .map(match -> parameter("path", match.group(1), schema(match.group(1))));
    Stream<Map<String, Object>> others =
        Stream.of(route.handler().getParameters())
            .flatMap(parameter -> Stream.concat(inQuery(parameter), inHeader(parameter)));
    return Stream.of(inPath, byHand(route), others).flatMap(Function.identity()).toList();
  }

  private static Stream<Map<String, Object>> byHand(Route route) {
    return Optional.ofNullable(route.handler().getAnnotation(Call.class)).stream()
        .flatMap(call -> Stream.of(call.query()))
        .map(name -> parameter("query", name, schema(name)));
  }

  /** Of a text or number with that name. */
  static Map<String, Object> schema(String name) {
    return name.equals("limit")
        ? Json.object("type", "integer", "minimum", 1)
        : Json.object("type", "string");
  }

  private static Stream<Map<String, Object>> inQuery(Parameter parameter) {
    return Optional.ofNullable(parameter.getAnnotation(RequestParam.class)).stream()
        .map(query -> parameter("query", parameter.getName(), inQuery(parameter, query)));
  }

  /** One with a default is a flag. */
  private static Map<String, Object> inQuery(Parameter parameter, RequestParam query) {
    return query.defaultValue().equals("false")
        ? Json.object("type", "boolean", "default", false)
        : schema(parameter.getName());
  }

  private static Stream<Map<String, Object>> inHeader(Parameter parameter) {
    return Optional.ofNullable(parameter.getAnnotation(RequestHeader.class)).stream()
        .map(header -> parameter("header", header.name(), Json.object("type", "string")));
  }

  private static Map<String, Object> parameter(String in, String name, Map<String, Object> schema) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", name);
    parameter.put("in", in);
    parameter.put("required", in.equals("path"));
    parameter.put("schema", schema);
    return parameter;
  }
}
