package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.vultus.image.Photo;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of a JSON object, in which a file is the base64 of its bytes (RFC 4648, section 4,
 * with padding). It is decoded as it is read: the text is never held as a whole.
 */
final class JsonFields implements Fields {

  private static final Set<String> FILES = Set.of("image", "image_a", "image_b");

  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, Files> files = new HashMap<>();
  private int count;

  /** What stands where files are meant, alone or in a list; what is no file is empty. */
  private record Files(boolean list, List<Optional<Photo>> all) {}

  private JsonFields() {}

  /** Whether a content type is JSON. */
  static boolean isJson(MediaType type) {
    return type.isCompatibleWith(MediaType.APPLICATION_JSON);
  }

  /**
   * Reads the object of a request whose body {@link #isJson}; an empty body has no fields.
   *
   * @throws RequestRefused if the body is too large, no JSON object, or a file in it no base64
   * @throws IOException if the client stops sending before its end
   */
  static JsonFields of(HttpServletRequest request) throws IOException {
    byte[] body = Body.read(request, UploadLimit.LARGEST_JSON);
    JsonFields fields = new JsonFields();
    if (body.length == 0) {
      return fields;
    }
    try (JsonParser json = JsonMapper.shared().createParser(body)) {
      fields.read(json);
      return fields;
    } catch (JacksonException e) {
      throw broken();
    }
  }

  static RequestRefused broken() {
    return RequestRefused.badRequest(
        "The body is no valid JSON; accepted is an object such as {\"id\": \"user1\"}");
  }

  @Override
  public Optional<String> text(String name) {
    return Fields.one(name, texts.getOrDefault(name, List.of()).stream());
  }

  @Override
  public Optional<Photo> file(String name) {
    Files found = files.get(name);
    return found == null || found.list() ? Optional.empty() : found.all().getFirst();
  }

  @Override
  public List<Optional<Photo>> files(String name) {
    Files found = files.get(name);
    return found == null ? List.of() : found.all();
  }

  /** Of several files with one name the first counts, as in a form. */
  private void read(JsonParser json) {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw broken();
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = Fields.plain(json.currentName());
      json.nextToken();
      countOne();
      readValue(json, name);
    }
    if (json.nextToken() != null) {
      throw broken();
    }
  }

  private void readValue(JsonParser json, String name) {
    if (FILES.contains(name)) {
      files.putIfAbsent(name, files(json, name));
      return;
    }
    json.skipChildren();
    String text = json.getValueAsString();
    if (text != null) {
      texts.computeIfAbsent(name, first -> new ArrayList<>()).add(text);
    }
  }

  private void countOne() {
    if (++count > MOST) {
      throw Fields.tooMany();
    }
  }

  /** One text or a list of texts. */
  private Files files(JsonParser json, String name) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return new Files(false, List.of(photo(json, name)));
    }
    List<Optional<Photo>> all = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!all.isEmpty()) {
        countOne();
      }
      all.add(photo(json, name));
    }
    return new Files(true, all);
  }

  /** Anything but a text, and an empty text, is no file. */
  private static Optional<Photo> photo(JsonParser json, String name) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      json.skipChildren();
      return Optional.empty();
    }
    byte[] bytes = decoded(json, name);
    if (bytes.length > UploadLimit.LARGEST_FILE) {
      throw Body.tooLarge();
    }
    return bytes.length == 0 ? Optional.empty() : Optional.of(Photo.of(bytes));
  }

  /** The parser's own complaint quotes what it saw, so that it goes no further. */
  private static byte[] decoded(JsonParser json, String name) {
    try {
      return json.getBinaryValue();
    } catch (JacksonException e) {
      throw RequestRefused.badRequest(
          "'%s' is no base64; accepted are the bytes of an image file in base64 with padding,"
                  .formatted(name)
              + " without a prefix such as 'data:', and never an address",
          "invalid_base64");
    }
  }
}
