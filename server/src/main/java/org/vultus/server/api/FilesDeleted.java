package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** The names of deleted files as headers, because HTTP gives a 204 no body. */
record FilesDeleted(List<String> names) {

  static final String MESSAGE = "X-Message";
  static final String NAMES = "X-Files-Deleted";
  static final String COUNT = "X-Files-Deleted-Count";

  /** Common limits of proxies and clients for all headers together start at 8 KB. */
  private static final int LONGEST_VALUE = 4096;

  /** The documented answer to a deletion, if its body is asked for. */
  record Deleted(String message, @JsonProperty("files_deleted") List<String> filesDeleted) {}

  /** The answer to a deletion, with a body or without. */
  ResponseEntity<Deleted> answer(String message, boolean withBody) {
    if (withBody) {
      return ResponseEntity.ok()
          .header("Preference-Applied", "return=representation")
          .body(new Deleted(message, names));
    }
    HttpHeaders headers = headers();
    headers.add(MESSAGE, message);
    return ResponseEntity.noContent().headers(headers).build();
  }

  private HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    List<String> fitting = fitting();
    headers.add(NAMES, JsonMapper.shared().writeValueAsString(fitting));
    if (fitting.size() < names.size()) {
      headers.add(COUNT, Integer.toString(names.size()));
    }
    return headers;
  }

  private List<String> fitting() {
    List<String> fitting = new ArrayList<>();
    int length = "[]".length();
    for (String name : names) {
      length += name.length() + "\"\",".length();
      if (length > LONGEST_VALUE) {
        break;
      }
      fitting.add(name);
    }
    return fitting;
  }
}
