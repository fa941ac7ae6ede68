package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vultus.image.Photo;
import org.vultus.server.api.openapi.Call;
import org.vultus.server.service.Identifications;

/** {@code /identify/}: who of all users is this? */
@RestController
final class IdentifyController {

  private static final int USUAL_LIMIT = 10;

  private final Identifications identifications;

  IdentifyController(Identifications identifications) {
    this.identifications = identifications;
  }

  @Call(
      value = "Finds the users whom a photo shows",
      fields = {"image", "limit?"},
      refusals = {400, 413, 415, 503})
  @PostMapping(
      path = {"/identify", "/identify/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  SearchResult identify(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Optional<Fields> fields = Fields.of(request);
    Photo image = Upload.image(fields);
    int limit = fields.flatMap(all -> all.text("limit")).map(Limit::parse).orElse(USUAL_LIMIT);
    return switch (identifications.identify(image, limit)) {
      case Identifications.PhotoRefused refused -> throw RequestRefused.photo(refused.refusal());
      case Identifications.Searched searched -> SearchResult.of(searched);
    };
  }
}
