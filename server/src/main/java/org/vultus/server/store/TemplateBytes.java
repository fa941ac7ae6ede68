package org.vultus.server.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;

/** A template as it lies in the database, which the disk may have damaged. */
final class TemplateBytes {

  /** Far above the rounding of a unit vector's floats, far below what a flipped exponent does. */
  private static final double TOLERANCE = 1e-3;

  private final byte[] bytes;
  private final byte @Nullable [] sha256;

  private TemplateBytes(byte[] bytes, byte @Nullable [] sha256) {
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  /**
   * What a row holds.
   *
   * @param sha256 null if none is kept: the template was stored by a version that kept none
   */
  static TemplateBytes of(byte[] bytes, byte @Nullable [] sha256) {
    return new TemplateBytes(bytes, sha256);
  }

  boolean hasDigest() {
    return sha256 != null;
  }

  byte[] digest() {
    return Sha256.of(bytes);
  }

  /** How many values it has. */
  int length() {
    return bytes.length / Float.BYTES;
  }

  /** The template; empty if it is damaged. */
  Optional<Embedding> embedding(ModelId model, int length) {
    return isSound(length)
        ? Optional.of(Embedding.fromBytes(model, length, bytes))
        : Optional.empty();
  }

  /** Whether these are finite values of a unit vector of that length, and have their digest. */
  boolean isSound(int length) {
    return bytes.length == length * Float.BYTES
        && (sha256 == null || MessageDigest.isEqual(sha256, digest()))
        && Math.abs(square() - 1) < TOLERANCE;
  }

  private double square() {
    FloatBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    double square = 0;
    while (values.hasRemaining()) {
      double value = values.get();
      square += value * value;
    }
    return square;
  }
}
