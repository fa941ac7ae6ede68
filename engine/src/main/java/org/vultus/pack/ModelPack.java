package org.vultus.pack;

import java.util.Map;

/**
 * A manifest with the bytes of all its files, size and SHA-256 checked. The bytes that were checked
 * are the bytes that are loaded: nobody can exchange a file in between.
 */
public final class ModelPack {

  private final PackManifest manifest;
  private final Map<String, byte[]> files;

  /** For {@link PackCatalog} and tests; {@code files} must have been checked. */
  ModelPack(PackManifest manifest, Map<String, byte[]> files) {
    this.manifest = manifest;
    this.files = Map.copyOf(files);
  }

  /** What the pack's {@code pack.json} says. */
  public PackManifest manifest() {
    return manifest;
  }

  /** The detector's ONNX bytes; not to be changed. */
  public byte[] detector() {
    return file(manifest.detector().file());
  }

  /** The embedder's ONNX bytes; not to be changed. */
  public byte[] embedder() {
    return file(manifest.embedder().file());
  }

  private byte[] file(String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IllegalStateException("pack " + manifest.id() + " lacks " + name);
    }
    return bytes;
  }
}
