package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.FalseMatchRate;
import org.vultus.server.service.Identifications;
import org.vultus.server.service.Identifications.Searched;

/**
 * The answer to {@code POST /identify/}. The rates are left out if nobody measured them.
 *
 * @param candidates the users whom the photo matches, best first
 * @param gallerySize how many users it was compared with
 * @param thresholdFmr how often a stranger matches one given user
 * @param thresholdFpir how often a stranger matches anybody of so many users
 * @param model name and version of the pack
 * @param face that was searched for
 */
@JsonPropertyOrder({
  "candidates",
  "gallerySize",
  "thresholdFmr",
  "thresholdFmrBasis",
  "thresholdFpir",
  "model",
  "face"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchResult(
    List<Candidate> candidates,
    int gallerySize,
    @Nullable Double thresholdFmr,
    @Nullable String thresholdFmrBasis,
    @Nullable Double thresholdFpir,
    String model,
    Face face) {

  /**
   * A user whom the photo matches.
   *
   * @param similarity to the mean of the user's templates
   * @param threshold from which on it matches, by their number
   * @param fmr how often a stranger is at least so similar to one given user
   * @param fpir how often a stranger is at least so similar to anybody of the gallery
   */
  @JsonPropertyOrder({"id", "similarity", "threshold", "fmr", "fmrBasis", "fpir"})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Candidate(
      String id,
      double similarity,
      double threshold,
      @Nullable Double fmr,
      @Nullable String fmrBasis,
      @Nullable Double fpir) {

    static Candidate of(Identifications.Candidate found, int gallerySize) {
      Optional<FalseMatchRate> fmr = found.seen().fmr();
      return new Candidate(
          found.id(),
          found.seen().similarity(),
          found.threshold().similarity(),
          Rate.value(fmr),
          Rate.basis(fmr),
          Rate.inSearch(fmr, gallerySize));
    }
  }

  static SearchResult of(Searched searched) {
    int size = searched.gallerySize();
    return new SearchResult(
        searched.candidates().stream().map(found -> Candidate.of(found, size)).toList(),
        size,
        Rate.value(searched.thresholdFmr()),
        Rate.basis(searched.thresholdFmr()),
        Rate.inSearch(searched.thresholdFmr(), size),
        searched.probe().template().model().toString(),
        Face.of(searched.probe().face(), searched.probe().quality()));
  }
}
