package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vultus.image.Photo;
import org.vultus.server.api.openapi.Call;
import org.vultus.server.identity.UserId;
import org.vultus.server.service.Enrolments;
import org.vultus.server.service.Registrations;
import org.vultus.server.store.UserStore;

/** {@code /register/}: registers, lists and deletes users. */
@RestController
final class RegisterController {

  private static final String INCOMPLETE = "ID and image are required";

  /** 299: a warning that lasts (RFC 7234, section 5.5). */
  private static final String KNOWN_FACE =
      "299 vultus \"The face belongs to another registered id already\"";

  private final Enrolments enrolments;
  private final Registrations registrations;

  RegisterController(Enrolments enrolments, Registrations registrations) {
    this.enrolments = enrolments;
    this.registrations = registrations;
  }

  /** The documented answer to a registration. */
  record Registered(String message) {}

  @Call(
      value = "Registers a user by a photo",
      fields = {"id", "image"},
      status = 201,
      headers = "Warning",
      refusals = {400, 409, 413, 415, 422, 503})
  @PostMapping(
      path = {"/register", "/register/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Registered> register(
      HttpServletRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
      throws IOException, HttpMediaTypeNotSupportedException {
    IdempotencyKey.check(key);
    Upload upload = Upload.of(request).orElseThrow(() -> RequestRefused.badRequest(INCOMPLETE));
    UserId id =
        switch (UserId.parse(upload.id())) {
          case UserId.Valid valid -> valid.id();
          case UserId.Invalid invalid -> throw invalidId(invalid.reason());
        };
    return answer(outcome(id, upload.image(), key));
  }

  @Call(
      value = "Lists users",
      answer = UserList.class,
      refusals = {400, 503})
  @GetMapping(
      path = {"/register", "/register/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  void list(
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String search,
      HttpServletResponse response) {
    long most = limit == null ? Long.MAX_VALUE : Limit.parse(limit);
    UserStore.Selection selection = new UserStore.Selection(part(search), after, most);
    UserListing listing = new UserListing(response);
    if (!enrolments.forEach(selection, listing::add)) {
      throw unknownAfter();
    }
    listing.finish();
  }

  @Call(
      value = "Deletes the user whose id is in the body or in ?id=, with templates and photos",
      fields = "id?",
      query = "id",
      status = 204,
      headers = {FilesDeleted.MESSAGE, FilesDeleted.NAMES, FilesDeleted.COUNT},
      refusals = {400, 404, 415, 503})
  @DeleteMapping(
      path = {"/register", "/register/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<FilesDeleted.Deleted> delete(
      HttpServletRequest request,
      @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer)
      throws IOException, HttpMediaTypeNotSupportedException {
    return delete(DeletionTarget.of(request, Optional.empty()), prefer);
  }

  @Call(
      value = "Deletes a user, templates and photos",
      status = 204,
      headers = {FilesDeleted.MESSAGE, FilesDeleted.NAMES, FilesDeleted.COUNT},
      refusals = {400, 404, 415, 503})
  @DeleteMapping(
      path = {"/register/{id}", "/register/{id}/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<FilesDeleted.Deleted> deleteByPath(
      HttpServletRequest request,
      @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer)
      throws IOException, HttpMediaTypeNotSupportedException {
    return delete(DeletionTarget.of(request, Address.id(request)), prefer);
  }

  private Enrolments.Outcome outcome(UserId id, Photo photo, @Nullable String key) {
    if (key == null) {
      return registrations.register(id, photo);
    }
    return switch (registrations.register(id, photo, key)) {
      case Registrations.Answered answered -> answered.outcome();
      case Registrations.KeyReused reused -> throw IdempotencyKey.reused();
    };
  }

  private static ResponseEntity<Registered> answer(Enrolments.Outcome outcome) {
    return switch (outcome) {
      case Enrolments.Enrolled enrolled -> created(enrolled.knownFace());
      case Enrolments.UserExists exists -> throw userExists();
      case Enrolments.FaceRegistered registered ->
          throw new RequestRefused(
              HttpStatus.CONFLICT,
              "The face is registered already under another id; register each person once",
              "face_already_registered");
      case Enrolments.IdRefused refused ->
          throw invalidId("The id holds characters that the users table cannot store");
      case Enrolments.PhotoRefused refused -> throw RequestRefused.photo(refused.refusal());
    };
  }

  private static ResponseEntity<Registered> created(boolean knownFace) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED);
    if (knownFace) {
      answer.header("Warning", KNOWN_FACE);
    }
    return answer.body(new Registered("Data inserted successfully"));
  }

  private ResponseEntity<FilesDeleted.Deleted> delete(
      Optional<String> id, @Nullable List<String> prefer) {
    String text = id.orElseThrow(() -> RequestRefused.badRequest("ID is required"));
    Optional<List<String>> files =
        UserId.parse(text) instanceof UserId.Valid valid
            ? enrolments.delete(valid.id())
            : Optional.empty();
    return files
        .map(
            names ->
                new FilesDeleted(names)
                    .answer("Data deleted successfully", Preference.wantsBody(prefer)))
        .orElseThrow(() -> new RequestRefused(HttpStatus.NOT_FOUND, "User not found", null));
  }

  /** What is part of an id is what could be one. */
  private static @Nullable UserId part(@Nullable String search) {
    if (search == null || UserId.isBlank(search)) {
      return null;
    }
    return switch (UserId.parse(search)) {
      case UserId.Valid valid -> valid.id();
      case UserId.Invalid invalid ->
          throw RequestRefused.badRequest(
              "'search' is part of an id: at most %d characters, none of them a control character"
                  .formatted(UserId.MAX_LENGTH));
    };
  }

  private static RequestRefused unknownAfter() {
    return RequestRefused.badRequest("'after' is the id of a registered user; there is no such");
  }

  private static RequestRefused userExists() {
    return new RequestRefused(HttpStatus.CONFLICT, "User already exists", null);
  }

  private static RequestRefused invalidId(String reason) {
    return new RequestRefused(HttpStatus.BAD_REQUEST, reason, "invalid_id");
  }
}
