package org.vultus.server.api;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** The names of deleted files as headers, because HTTP gives a 204 no body. */
record FilesDeleted(List<String> names) {

  /** Common limits of proxies and clients for all headers together start at 8 KB. */
  private static final int LONGEST_VALUE = 4096;

  HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    List<String> fitting = fitting();
    headers.add("X-Files-Deleted", JsonMapper.shared().writeValueAsString(fitting));
    if (fitting.size() < names.size()) {
      headers.add("X-Files-Deleted-Count", Integer.toString(names.size()));
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
