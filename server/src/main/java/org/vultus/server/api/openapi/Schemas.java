package org.vultus.server.api.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON Schemas of the records that are answered, each under its name. */
final class Schemas {

  private static final Map<Type, String> PLAIN =
      Map.of(
          String.class, "string",
          boolean.class, "boolean",
          int.class, "integer",
          long.class, "integer",
          double.class, "number",
          Boolean.class, "boolean",
          Long.class, "integer",
          Double.class, "number");

  private final Map<String, Object> named = new TreeMap<>();
  private final Map<String, Class<?>> classes = new HashMap<>();

  /** All that were asked for so far, by name. */
  Map<String, Object> named() {
    return named;
  }

  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return Json.object("type", "array", "items", of(list.getActualTypeArguments()[0]));
    }
    if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      Map<String, Object> values = of(map.getActualTypeArguments()[1]);
      return Json.object("type", "object", "additionalProperties", values);
    }
    if (type instanceof Class<?> answer && answer.isRecord()) {
      return reference(answer);
    }
    return type == Object.class
        ? Map.of()
        : Json.object("type", PLAIN.getOrDefault(type, "object"));
  }

  private Map<String, Object> reference(Class<?> record) {
    String name = record.getSimpleName();
    Class<?> known = classes.putIfAbsent(name, record);
    if (known == null) {
      named.put(name, object(record));
    } else if (known != record) {
      throw new IllegalStateException("two types of the API are called " + name);
    }
    return Json.object("$ref", "#/components/schemas/" + name);
  }

  private Map<String, Object> object(Class<?> record) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    addProperties(record, properties, required);
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", properties);
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    return object;
  }

  private void addProperties(
      Class<?> record, Map<String, Object> properties, List<String> required) {
    boolean leavesOut = record.isAnnotationPresent(JsonInclude.class);
    for (RecordComponent component : record.getRecordComponents()) {
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        addProperties(component.getType(), properties, new ArrayList<>());
      } else {
        Map<String, Object> schema = of(component.getGenericType());
        properties.put(name(component), nullable && !leavesOut ? orNull(schema) : schema);
        if (!(nullable && leavesOut)) {
          required.add(name(component));
        }
      }
    }
  }

  private static String name(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? component.getName() : named.value();
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    return Json.object("anyOf", List.of(schema, Map.of("type", "null")));
  }
}
