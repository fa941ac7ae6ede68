package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vultus.image.Photo;
import org.vultus.server.service.Assessments;

/** {@code /quality/}: would this photo do? Nothing of it is kept. */
@RestController
final class QualityController {

  private final Assessments assessments;

  QualityController(Assessments assessments) {
    this.assessments = assessments;
  }

  @PostMapping(
      path = {"/quality", "/quality/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  PhotoAssessment assess(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Photo image =
        Fields.of(request)
            .flatMap(fields -> fields.file("image"))
            .orElseThrow(() -> RequestRefused.badRequest("Image is required"));
    return switch (assessments.assess(image)) {
      case Assessments.PhotoRefused refused -> throw RequestRefused.photo(refused.refusal());
      case Assessments.Assessed assessed -> PhotoAssessment.of(assessed);
    };
  }
}
