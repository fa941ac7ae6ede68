package org.vultus.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The unit vector that a model makes of a face. Biometric data: its content shows neither in {@link
 * #toString} nor in any exception, and leaves the process only through {@link #toBytes}.
 */
public final class Embedding {

  private final ModelId model;
  private final float[] vector;

  private Embedding(ModelId model, float[] vector) {
    this.model = model;
    this.vector = vector;
  }

  /**
   * The embedding of a network's raw output, scaled to length 1.
   *
   * @throws IllegalArgumentException if a value is not finite or all are 0
   */
  public static Embedding of(ModelId model, float[] raw) {
    double square = 0;
    for (float value : raw) {
      square += (double) value * value;
    }
    if (!(square > 0 && square < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "an embedding of " + model + " must have finite values that are not all 0");
    }
    double norm = Math.sqrt(square);
    float[] unit = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      unit[i] = (float) (raw[i] / norm);
    }
    return new Embedding(model, unit);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if the bytes are no embedding of that length
   */
  public static Embedding fromBytes(ModelId model, int length, byte[] bytes) {
    if (bytes.length != length * Float.BYTES) {
      throw new IllegalArgumentException(
          "an embedding of %s has %d bytes, not %d"
              .formatted(model, length * Float.BYTES, bytes.length));
    }
    float[] raw = new float[length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(raw);
    return of(model, raw);
  }

  /** The vector as little-endian 32-bit floats. */
  public byte[] toBytes() {
    byte[] bytes = new byte[vector.length * Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(vector);
    return bytes;
  }

  /**
   * The cosine of the angle to {@code other}, -1 to 1.
   *
   * @throws IllegalArgumentException if the two come from different models
   */
  public double similarity(Embedding other) {
    if (!model.equals(other.model) || vector.length != other.vector.length) {
      throw new IllegalArgumentException(
          "embeddings of %s and %s cannot be compared".formatted(model, other.model));
    }
    return dot(vector, other.vector);
  }

  /** The model that made this embedding. */
  public ModelId model() {
    return model;
  }

  /** How many values the vector has. */
  public int length() {
    return vector.length;
  }

  /** Not to be changed. */
  float[] vector() {
    return vector;
  }

  @Override
  public String toString() {
    return "Embedding[" + model + ", " + vector.length + " values]";
  }

  /** Four sums side by side, because one alone waits for itself at every addition. */
  static double dot(float[] p, float[] q) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < p.length; i += 4) {
      s0 += p[i] * q[i];
      s1 += p[i + 1] * q[i + 1];
      s2 += p[i + 2] * q[i + 2];
      s3 += p[i + 3] * q[i + 3];
    }
    for (; i < p.length; i++) {
      s0 += p[i] * q[i];
    }
    return s0 + s1 + s2 + s3;
  }
}
