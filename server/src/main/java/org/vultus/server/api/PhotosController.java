package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vultus.image.Photo;
import org.vultus.server.api.openapi.Call;
import org.vultus.server.identity.UserId;
import org.vultus.server.service.UserPhotos;

/** {@code /register/{id}} and the photos below it, which are listed but never served. */
@RestController
final class PhotosController {

  private static final String USER = "/register/{id}";
  private static final String PHOTOS = USER + "/photos";

  private final UserPhotos photos;

  PhotosController(UserPhotos photos) {
    this.photos = photos;
  }

  /** A registered user. */
  @JsonPropertyOrder({"id", "timestamp", "photos"})
  record UserEntry(String id, @Nullable String timestamp, int photos) {}

  /** A user's photos. */
  @JsonPropertyOrder({"id", "photos"})
  record PhotoList(String id, List<PhotoEntry> photos) {}

  /** The answer to a photo added. */
  @JsonPropertyOrder({"message", "photo"})
  record Added(String message, PhotoEntry photo) {}

  /** The answer to all photos replaced. */
  @JsonPropertyOrder({"message", "photos", "files_deleted"})
  record Replaced(
      String message,
      List<PhotoEntry> photos,
      @JsonProperty("files_deleted") List<String> filesDeleted) {}

  @Call(value = "Shows a user", refusals = 404)
  @GetMapping(
      path = {USER, USER + "/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  UserEntry user(HttpServletRequest request) {
    UserPhotos.Listed found = found(request);
    return new UserEntry(
        found.user().id(), Timestamp.of(found.user().registeredAt()), found.photos().size());
  }

  @Call(value = "Lists the photos of a user", refusals = 404)
  @GetMapping(
      path = {PHOTOS, PHOTOS + "/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  PhotoList list(HttpServletRequest request) {
    UserPhotos.Listed found = found(request);
    return new PhotoList(found.user().id(), PhotoEntry.of(found.photos()));
  }

  @Call(
      value = "Adds a photo to a user",
      fields = "image",
      status = 201,
      refusals = {400, 404, 409, 413, 415, 503})
  @PostMapping(
      path = {PHOTOS, PHOTOS + "/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Added> add(
      HttpServletRequest request, @RequestParam(defaultValue = "false") String force)
      throws IOException, HttpMediaTypeNotSupportedException {
    boolean forced = Flag.isTrue("force", force);
    List<Photo> images = images(request);
    if (images.size() > 1) {
      throw RequestRefused.badRequest(
          "%d images were sent; accepted is one at a time".formatted(images.size()));
    }
    return switch (photos.add(id(request), images.getFirst(), forced)) {
      case UserPhotos.Added added ->
          ResponseEntity.status(HttpStatus.CREATED)
              .body(new Added("Photo added successfully", PhotoEntry.of(added.photo())));
      case UserPhotos.AddedBefore before ->
          throw conflict("The user has this very photo already", "photo_exists");
      case UserPhotos.Rejection rejection -> throw refused(rejection);
    };
  }

  @Call(
      value = "Replaces all photos of a user in one step",
      fields = "image+",
      refusals = {400, 404, 409, 413, 415, 503})
  @PutMapping(
      path = {USER, USER + "/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  Replaced replace(HttpServletRequest request, @RequestParam(defaultValue = "false") String force)
      throws IOException, HttpMediaTypeNotSupportedException {
    boolean forced = Flag.isTrue("force", force);
    return switch (photos.replace(id(request), images(request), forced)) {
      case UserPhotos.SentTwice twice ->
          throw conflict(
              "Photos %d and %d are the same file; send each once"
                  .formatted(twice.first(), twice.second()),
              "photo_exists");
      case UserPhotos.Replaced replaced ->
          new Replaced(
              "Photos replaced successfully", PhotoEntry.of(replaced.photos()), replaced.removed());
      case UserPhotos.Rejection rejection -> throw refused(rejection);
    };
  }

  @Call(
      value = "Removes a photo of a user",
      status = 204,
      headers = {FilesDeleted.MESSAGE, FilesDeleted.NAMES},
      refusals = {404, 409, 503})
  @DeleteMapping(
      path = {PHOTOS + "/{name}", PHOTOS + "/{name}/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<FilesDeleted.Deleted> remove(
      HttpServletRequest request,
      @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer) {
    return switch (photos.remove(id(request), Address.photo(request))) {
      case UserPhotos.Removed removed ->
          new FilesDeleted(removed.files())
              .answer("Photo deleted successfully", Preference.wantsBody(prefer));
      case UserPhotos.NoSuchUser none -> throw noSuchUser();
      case UserPhotos.NoSuchPhoto none ->
          throw new RequestRefused(HttpStatus.NOT_FOUND, "Photo not found", "photo_not_found");
      case UserPhotos.LastPhoto last ->
          throw conflict(
              "This is the user's last photo; add another one first, replace it by a PUT of the"
                  + " user, or delete the user",
              "last_photo");
    };
  }

  private UserPhotos.Listed found(HttpServletRequest request) {
    return photos.find(id(request)).orElseThrow(PhotosController::noSuchUser);
  }

  /** An id that could not be registered is nobody's. */
  private static UserId id(HttpServletRequest request) {
    return Address.id(request)
        .map(UserId::parse)
        .filter(UserId.Valid.class::isInstance)
        .map(parsed -> ((UserId.Valid) parsed).id())
        .orElseThrow(PhotosController::noSuchUser);
  }

  private static List<Photo> images(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Optional<Fields> fields = Fields.of(request);
    List<Optional<Photo>> images = fields.map(all -> all.files("image")).orElse(List.of());
    int missing = images.isEmpty() ? 0 : images.indexOf(Optional.<Photo>empty());
    if (missing >= 0) {
      throw RequestRefused.badRequest(
          (images.size() > 1 ? "Photo %d of %d: " : "").formatted(missing + 1, images.size())
              + "Image is required");
    }
    return images.stream().flatMap(Optional::stream).toList();
  }

  private static RequestRefused refused(UserPhotos.Rejection rejection) {
    return switch (rejection) {
      case UserPhotos.NoSuchUser none -> noSuchUser();
      case UserPhotos.PhotoRefused refused -> RequestRefused.photo(refused.refusal());
      case UserPhotos.OtherPerson other ->
          conflict(
              "The photo does not show the person who is registered under this id; send one that"
                  + " does, or say ?force=true",
              "photo_does_not_match");
      case UserPhotos.NoTemplate none ->
          conflict(
              "The user has no photo that the model pack in use can compare with; say ?force=true"
                  + " if this one shows the person",
              "no_template");
    };
  }

  private static RequestRefused noSuchUser() {
    return new RequestRefused(HttpStatus.NOT_FOUND, "User not found", "user_not_found");
  }

  private static RequestRefused conflict(String error, String code) {
    return new RequestRefused(HttpStatus.CONFLICT, error, code);
  }
}
