package org.vultus.pack;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.ModelId;

/**
 * What a pack's {@code pack.json} says.
 *
 * @param name the pack's name
 * @param version the pack's version: a change of any file, size or reference point makes a new one
 * @param description one line for people
 * @param files every file that the pack needs
 * @param detector the face detector
 * @param embedder the face embedder
 * @param match from which similarity on two faces count as one person's
 * @param magnitude what the length of a raw embedding says; null if nobody measured it
 * @param accuracy how well it tells people apart; null if nobody measured it
 */
public record PackManifest(
    String name,
    String version,
    String description,
    List<ModelFile> files,
    DetectorSpec detector,
    EmbedderSpec embedder,
    MatchSpec match,
    @JsonSetter(nulls = Nulls.SET) @Nullable MagnitudeSpec magnitude,
    @JsonSetter(nulls = Nulls.SET) @Nullable AccuracySpec accuracy) {

  /** Rejects files listed twice and networks whose files are not listed. */
  public PackManifest {
    new ModelId(name, version);
    files = List.copyOf(files);
    requireDistinct(files);
    requireListed(files, detector.file());
    requireListed(files, embedder.file());
  }

  /** Name and version as one value. */
  public ModelId id() {
    return new ModelId(name, version);
  }

  /**
   * Whether embeddings made with either pack can be compared: the same networks, fed alike. The
   * threshold may differ.
   */
  boolean embedsLike(PackManifest other) {
    return detector.equals(other.detector)
        && embedder.equals(other.embedder)
        && hash(detector.file()).equals(other.hash(detector.file()))
        && hash(embedder.file()).equals(other.hash(embedder.file()));
  }

  private String hash(String name) {
    return files.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow().sha256();
  }

  /** Regardless of case, because some file systems do not tell it apart. */
  private static void requireDistinct(List<ModelFile> files) {
    Set<String> seen = new HashSet<>();
    for (ModelFile file : files) {
      if (!seen.add(file.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("'files' lists '" + file.name() + "' twice");
      }
    }
  }

  private static void requireListed(List<ModelFile> files, String name) {
    if (files.stream().noneMatch(file -> file.name().equals(name))) {
      throw new IllegalArgumentException("'files' does not list '" + name + "'");
    }
  }
}
