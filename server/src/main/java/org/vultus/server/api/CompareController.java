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
import org.vultus.server.service.Comparisons;

/** {@code /compare/}: do two photos show one person? Nothing of them is kept. */
@RestController
final class CompareController {

  private final Comparisons comparisons;

  CompareController(Comparisons comparisons) {
    this.comparisons = comparisons;
  }

  @Call(
      value = "Says whether two photos show one person",
      fields = {"image_a", "image_b"},
      refusals = {400, 413, 415, 503})
  @PostMapping(
      path = {"/compare", "/compare/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  PhotoComparison compare(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Optional<Fields> fields = Fields.of(request);
    Photo a = image(fields, "image_a");
    Photo b = image(fields, "image_b");
    return switch (comparisons.compare(a, b)) {
      case Comparisons.PhotoRefused refused ->
          throw RequestRefused.photo(refused.refusal().of(refused.first() ? "image_a" : "image_b"));
      case Comparisons.Compared compared -> PhotoComparison.of(compared);
    };
  }

  private static Photo image(Optional<Fields> fields, String name) {
    return fields
        .flatMap(all -> all.file(name))
        .orElseThrow(() -> RequestRefused.badRequest("image_a and image_b are required"));
  }
}
