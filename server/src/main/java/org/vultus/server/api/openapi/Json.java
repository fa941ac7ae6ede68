package org.vultus.server.api.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** Objects of JSON whose members keep their order, so that the document is the same every time. */
final class Json {

  private Json() {}

  static Map<String, Object> object(String name, Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(name, value);
    return object;
  }

  static Map<String, Object> object(String first, Object a, String second, Object b) {
    Map<String, Object> object = object(first, a);
    object.put(second, b);
    return object;
  }
}
