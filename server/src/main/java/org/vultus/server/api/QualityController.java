package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vultus.server.api.openapi.Call;
import org.vultus.server.service.Assessments;

/** {@code /quality/}: would this photo do? Nothing of it is kept. */
@RestController
final class QualityController {

  private final Assessments assessments;

  QualityController(Assessments assessments) {
    this.assessments = assessments;
  }

  @Call(
      value = "Says how good a photo is, and whether it would do",
      fields = "image",
      refusals = {400, 413, 415, 503})
  @PostMapping(
      path = {"/quality", "/quality/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  PhotoAssessment assess(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    return switch (assessments.assess(Upload.image(request))) {
      case Assessments.PhotoRefused refused -> throw RequestRefused.photo(refused.refusal());
      case Assessments.Assessed assessed -> PhotoAssessment.of(assessed);
    };
  }
}
