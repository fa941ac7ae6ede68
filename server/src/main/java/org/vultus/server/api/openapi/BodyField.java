package org.vultus.server.api.openapi;

import java.util.List;
import java.util.Map;

/**
 * A field of a request's body.
 *
 * @param required whether it must be there
 * @param repeated whether it may come several times
 */
record BodyField(String name, boolean required, boolean repeated) {

  static BodyField of(String text) {
    String name = text.replaceFirst("[?+]$", "");
    return new BodyField(name, !text.endsWith("?"), text.endsWith("+"));
  }

  boolean isFile() {
    return name.startsWith("image");
  }

  Map<String, Object> inForm() {
    Map<String, Object> one =
        isFile()
            ? Json.object("type", "string", "contentMediaType", "application/octet-stream")
            : Parameters.schema(name);
    return repeated ? list(one) : one;
  }

  Map<String, Object> inJson() {
    Map<String, Object> one =
        isFile()
            ? Json.object("type", "string", "contentEncoding", "base64")
            : Parameters.schema(name);
    return repeated ? Json.object("oneOf", List.of(one, list(one))) : one;
  }

  private static Map<String, Object> list(Map<String, Object> one) {
    return Json.object("type", "array", "items", one);
  }
}
