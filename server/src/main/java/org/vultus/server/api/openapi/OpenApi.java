package org.vultus.server.api.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Makes the description of an API. For use by one thread. */
public final class OpenApi {

  private static final String FAILURE = "Failure";

  private final Schemas schemas = new Schemas();
  private final Class<?> failure;

  /**
   * Descriptions of an API.
   *
   * @param failure the type of every answer but a success
   */
  public OpenApi(Class<?> failure) {
    this.failure = failure;
  }

  /** The whole document, ready to be written as JSON. */
  public Map<String, Object> describe(List<Route> routes, String version) {
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    routes.stream()
        .sorted(Comparator.comparing(Route::id))
        .forEach(
            route ->
                paths
                    .computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
                    .put(route.method().name().toLowerCase(Locale.ROOT), operation(route)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", info(version));
    document.put("servers", List.of(Json.object("url", "/")));
    document.put("paths", paths);
    document.put("components", components());
    return document;
  }

  private static Map<String, Object> info(String version) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", "Vultus");
    info.put("summary", "Registers, verifies and finds people by photo");
    info.put("license", Json.object("name", "Apache-2.0", "identifier", "Apache-2.0"));
    info.put("version", version);
    return info;
  }

  private Map<String, Object> components() {
    Map<String, Object> response = response("Refused or failed", schemas.of(failure));
    return Json.object("responses", Json.object(FAILURE, response), "schemas", schemas.named());
  }

  private Map<String, Object> operation(Route route) {
    Map<String, Object> operation = new LinkedHashMap<>();
    Call call = route.handler().getAnnotation(Call.class);
    operation.put("operationId", route.id());
    operation.put("tags", List.of(route.tag()));
    if (call != null) {
      operation.put("summary", call.value());
    }
    List<Map<String, Object>> parameters = Parameters.of(route);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    if (call != null && call.fields().length > 0) {
      operation.put("requestBody", body(Arrays.stream(call.fields()).map(BodyField::of).toList()));
    }
    operation.put("responses", responses(route, call));
    return operation;
  }

  /** A body without files may be an urlencoded form too. */
  private static Map<String, Object> body(List<BodyField> fields) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put(MediaType.MULTIPART_FORM_DATA_VALUE, content(fields, BodyField::inForm));
    content.put(MediaType.APPLICATION_JSON_VALUE, content(fields, BodyField::inJson));
    boolean files = fields.stream().anyMatch(BodyField::isFile);
    if (!files) {
      content.put(MediaType.APPLICATION_FORM_URLENCODED_VALUE, content(fields, BodyField::inForm));
    }
    return Json.object("required", files, "content", content);
  }

  private static Map<String, Object> content(
      List<BodyField> fields, Function<BodyField, Map<String, Object>> schema) {
    Map<String, Object> properties = new LinkedHashMap<>();
    fields.forEach(field -> properties.put(field.name(), schema.apply(field)));
    List<String> required =
        fields.stream().filter(BodyField::required).map(BodyField::name).toList();
    Map<String, Object> object = Json.object("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    return Json.object("schema", object);
  }

  private Map<String, Object> responses(Route route, @Nullable Call call) {
    Map<String, Object> responses = new LinkedHashMap<>();
    int status = call == null ? HttpStatus.OK.value() : call.status();
    String[] headers = call == null ? new String[0] : call.headers();
    if (status == HttpStatus.NO_CONTENT.value()) {
      Map<String, Object> withoutBody = Json.object("description", reason(status));
      responses.put(String.valueOf(status), withHeaders(withoutBody, headers));
      status = HttpStatus.OK.value();
      headers = new String[] {"Preference-Applied"};
    }
    responses.put(
        String.valueOf(status),
        withHeaders(
            response(reason(status), route.type(), schemas.of(answer(route, call))), headers));
    refusals(route, call)
        .forEach(refusal -> responses.put(String.valueOf(refusal), refusal(refusal)));
    responses.put("default", Json.object("$ref", "#/components/responses/" + FAILURE));
    return responses;
  }

  /** Those of the call itself, and those of where it was sent and whose page has sent it. */
  private static IntStream refusals(Route route, @Nullable Call call) {
    IntStream own = call == null ? IntStream.empty() : Arrays.stream(call.refusals());
    IntStream ofEvery =
        route.method().equals(HttpMethod.GET)
            ? IntStream.of(HttpStatus.MISDIRECTED_REQUEST.value())
            : IntStream.of(HttpStatus.FORBIDDEN.value(), HttpStatus.MISDIRECTED_REQUEST.value());
    return IntStream.concat(own, ofEvery).sorted();
  }

  private Map<String, Object> refusal(int status) {
    Map<String, Object> response = response(reason(status), schemas.of(failure));
    return switch (HttpStatus.valueOf(status)) {
      case SERVICE_UNAVAILABLE -> withHeaders(response, HttpHeaders.RETRY_AFTER);
      case UNSUPPORTED_MEDIA_TYPE -> withHeaders(response, HttpHeaders.ACCEPT);
      default -> response;
    };
  }

  private static Map<String, Object> withHeaders(Map<String, Object> response, String... names) {
    if (names.length > 0) {
      Map<String, Object> headers = new LinkedHashMap<>();
      for (String name : names) {
        headers.put(name, Json.object("schema", Json.object("type", "string")));
      }
      response.put("headers", headers);
    }
    return response;
  }

  private static Type answer(Route route, @Nullable Call call) {
    if (call != null && call.answer() != Void.class) {
      return call.answer();
    }
    Type type = route.handler().getGenericReturnType();
    return type instanceof ParameterizedType entity && entity.getRawType() == ResponseEntity.class
        ? entity.getActualTypeArguments()[0]
        : type;
  }

  private static String reason(int status) {
    return HttpStatus.valueOf(status).getReasonPhrase();
  }

  private static Map<String, Object> response(String description, Map<String, Object> schema) {
    return response(description, MediaType.APPLICATION_JSON_VALUE, schema);
  }

  private static Map<String, Object> response(
      String description, String type, Map<String, Object> schema) {
    return Json.object(
        "description", description, "content", Json.object(type, Json.object("schema", schema)));
  }
}
