package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
import org.vultus.server.identity.UserId;
import org.vultus.server.service.Enrolments;

/** {@code /register/}: registers, lists and deletes users. */
@RestController
final class RegisterController {

  private static final String INCOMPLETE = "ID and image are required";

  private final Enrolments enrolments;

  RegisterController(Enrolments enrolments) {
    this.enrolments = enrolments;
  }

  /** The documented answer to a registration. */
  record Registered(String message) {}

  /** The documented answer to a deletion, if its body is asked for. */
  record Deleted(String message, @JsonProperty("files_deleted") List<String> filesDeleted) {}

  @PostMapping(
      path = {"/register", "/register/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Registered> register(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Upload upload = Upload.of(request).orElseThrow(() -> RequestRefused.badRequest(INCOMPLETE));
    UserId id =
        switch (UserId.parse(upload.id())) {
          case UserId.Valid valid -> valid.id();
          case UserId.Invalid invalid -> throw invalidId(invalid.reason());
        };
    return register(id, upload.image());
  }

  @GetMapping(
      path = {"/register", "/register/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  void list(
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String after,
      HttpServletResponse response) {
    long most = limit == null ? Long.MAX_VALUE : limit(limit);
    UserListing listing = new UserListing(response);
    if (!enrolments.forEach(after, most, listing::add)) {
      throw unknownAfter();
    }
    listing.finish();
  }

  @DeleteMapping(
      path = {"/register", "/register/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Deleted> delete(
      HttpServletRequest request,
      @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer)
      throws IOException, HttpMediaTypeNotSupportedException {
    return delete(DeletionTarget.of(request), prefer);
  }

  @DeleteMapping(
      path = {"/register/{id}", "/register/{id}/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Deleted> deleteByPath(
      HttpServletRequest request,
      @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer) {
    return delete(DeletionTarget.inAddress(request), prefer);
  }

  private ResponseEntity<Registered> register(UserId id, Photo photo) {
    return switch (enrolments.register(id, photo)) {
      case Enrolments.Enrolled enrolled ->
          ResponseEntity.status(HttpStatus.CREATED)
              .body(new Registered("Data inserted successfully"));
      case Enrolments.EnrolledBefore before -> throw userExists();
      case Enrolments.UserExists exists -> throw userExists();
      case Enrolments.IdRefused refused ->
          throw invalidId("The id holds characters that the users table cannot store");
      case Enrolments.PhotoRefused refused -> throw RequestRefused.photo(refused.refusal());
    };
  }

  private ResponseEntity<Deleted> delete(Optional<String> id, @Nullable List<String> prefer) {
    String text = id.orElseThrow(() -> RequestRefused.badRequest("ID is required"));
    Optional<List<String>> files =
        UserId.parse(text) instanceof UserId.Valid valid
            ? enrolments.delete(valid.id())
            : Optional.empty();
    return files
        .map(names -> deleted(names, Preference.wantsBody(prefer)))
        .orElseThrow(() -> new RequestRefused(HttpStatus.NOT_FOUND, "User not found", null));
  }

  private static ResponseEntity<Deleted> deleted(List<String> files, boolean withBody) {
    String message = "Data deleted successfully";
    if (withBody) {
      return ResponseEntity.ok()
          .header("Preference-Applied", "return=representation")
          .body(new Deleted(message, files));
    }
    HttpHeaders headers = new FilesDeleted(files).headers();
    headers.add("X-Message", message);
    return ResponseEntity.noContent().headers(headers).build();
  }

  private static long limit(String text) {
    try {
      long limit = Long.parseLong(text.strip());
      if (limit >= 1) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same refusal as a number out of range.
    }
    throw RequestRefused.badRequest("'limit' is a whole number of at least 1, not '" + text + "'");
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
