package org.vultus.server.blackbox;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered; as text, the status and the body: {@code 409 {"error":"..."}}. */
record Answer(int status, HttpHeaders headers, String body) {

  /** A header's value, or an empty text. */
  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  /** The word of {@code code}, or an empty text. */
  String code() {
    return json().path("code").asString("");
  }

  /** The names of the fields, in order. */
  List<String> fields() {
    return List.copyOf(json().propertyNames());
  }

  /** The ids of a list of users. */
  List<String> ids() {
    return json().path("data").valueStream().map(user -> user.path("id").asString()).toList();
  }

  @Override
  public String toString() {
    return body.isEmpty() ? String.valueOf(status) : status + " " + body;
  }
}
