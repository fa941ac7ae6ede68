package org.vultus.pack;

import java.util.List;
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
 */
public record PackManifest(
    String name,
    String version,
    String description,
    List<ModelFile> files,
    DetectorSpec detector,
    EmbedderSpec embedder,
    MatchSpec match) {

  /** Rejects a manifest whose networks name files that it does not list. */
  public PackManifest {
    new ModelId(name, version);
    files = List.copyOf(files);
    requireListed(files, detector.file());
    requireListed(files, embedder.file());
  }

  /** Name and version as one value. */
  public ModelId id() {
    return new ModelId(name, version);
  }

  private static void requireListed(List<ModelFile> files, String name) {
    if (files.stream().noneMatch(file -> file.name().equals(name))) {
      throw new IllegalArgumentException("'files' does not list '" + name + "'");
    }
  }
}
