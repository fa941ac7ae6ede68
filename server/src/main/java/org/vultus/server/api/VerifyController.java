package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vultus.server.api.openapi.Call;
import org.vultus.server.identity.UserId;
import org.vultus.server.service.Verifications;
import org.vultus.server.service.Verifications.Compared;
import org.vultus.server.service.Verifications.Nobody;
import org.vultus.server.service.Verifications.SomebodyElse;
import org.vultus.server.service.Verifications.Verified;

/** {@code /verify/}: is this that person? */
@RestController
final class VerifyController {

  private final Verifications verifications;
  private final ApiSettings settings;

  VerifyController(Verifications verifications, ApiSettings settings) {
    this.verifications = verifications;
    this.settings = settings;
  }

  @Call(
      value = "Says whether a photo shows a user",
      fields = {"id", "image"},
      refusals = {400, 413, 415, 503})
  @PostMapping(
      path = {"/verify", "/verify/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  Recognition verify(
      HttpServletRequest request, @RequestParam(defaultValue = "false") String details)
      throws IOException, HttpMediaTypeNotSupportedException {
    boolean detailed = Flag.isTrue("details", details);
    Upload upload =
        Upload.of(request)
            .orElseThrow(() -> RequestRefused.badRequest("Image and ID are required"));
    Compared compared = compare(upload);
    Recognition answer = answer(compared);
    return detailed ? answer.with(compared.comparison()) : answer;
  }

  private Compared compare(Upload upload) {
    return switch (outcome(upload)) {
      case Verifications.NoSuchUser unknown -> throw invalidUser();
      case Verifications.NoTemplate none -> throw noTemplate();
      case Verifications.PhotoRefused refused -> throw RequestRefused.photo(refused.refusal());
      case Compared compared -> compared;
    };
  }

  private Verifications.Outcome outcome(Upload upload) {
    Optional<UserId> claimed =
        UserId.parse(upload.id()) instanceof UserId.Valid valid
            ? Optional.of(valid.id())
            : Optional.empty();
    return settings.uniformRefusal()
        ? verifications.verifyUniformly(claimed, upload.image())
        : claimed
            .map(id -> verifications.verify(id, upload.image()))
            .orElseGet(Verifications.NoSuchUser::new);
  }

  private Recognition answer(Compared compared) {
    return switch (compared.decision()) {
      case Verified verified -> Recognition.of(verified.id(), true);
      case SomebodyElse other -> throw invalidUser();
      case Nobody nobody -> Recognition.of("Unknown", false);
    };
  }

  private static RequestRefused noTemplate() {
    return RequestRefused.badRequest(
        "The user's photo shows no face that the model pack in use can work with;"
            + " delete the user and register again with another photo",
        "no_template");
  }

  private static RequestRefused invalidUser() {
    return RequestRefused.badRequest("Invalid User");
  }
}
