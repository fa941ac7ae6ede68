package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vultus.server.api.openapi.Call;
import org.vultus.server.service.Assessments;
import org.vultus.vision.FacesFound;
import org.vultus.vision.Refusal;

/** {@code /detect/}: which faces does a photo show? Nothing of it is kept. */
@RestController
final class DetectController {

  private final Assessments assessments;

  DetectController(Assessments assessments) {
    this.assessments = assessments;
  }

  @Call(
      value = "Finds every face in a photo",
      fields = "image",
      refusals = {400, 413, 415, 503})
  @PostMapping(
      path = {"/detect", "/detect/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  DetectedFaces detect(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    return switch (assessments.survey(Upload.image(request))) {
      case Refusal refusal -> throw RequestRefused.photo(refusal);
      case FacesFound found -> DetectedFaces.of(found);
    };
  }
}
