package org.vultus.embedding;

import java.util.List;

/**
 * What a probe is compared with: the mean of all templates of a person, scaled to length 1. Of
 * three rules that were measured (nearest template, mean of the two nearest, mean template) it errs
 * least, and costs one comparison however many templates there are. Immutable.
 */
public final class Reference {

  private final ModelId model;
  private final float[] sum;
  private final double norm;
  private final int templates;

  private Reference(ModelId model, float[] sum, int templates) {
    this.model = model;
    this.sum = sum;
    this.norm = Math.sqrt(Embedding.dot(sum, sum));
    this.templates = templates;
  }

  /** The reference of a single template: the template itself. */
  public static Reference of(Embedding template) {
    return new Reference(template.model(), template.vector(), 1);
  }

  /**
   * The reference of several templates.
   *
   * @param templates at least one
   * @throws IllegalArgumentException if they come from different models
   */
  public static Reference of(List<Embedding> templates) {
    Reference reference = of(templates.getFirst());
    for (Embedding template : templates.subList(1, templates.size())) {
      reference = reference.with(template);
    }
    return reference;
  }

  /**
   * This with one more template.
   *
   * @throws IllegalArgumentException if that comes from another model
   */
  public Reference with(Embedding template) {
    requireSameModel(template);
    float[] both = sum.clone();
    float[] added = template.vector();
    for (int i = 0; i < both.length; i++) {
      both[i] += added[i];
    }
    return new Reference(model, both, templates + 1);
  }

  /**
   * The cosine of the angle between a probe and the mean template, -1 to 1; 0 if the templates
   * cancel each other out.
   *
   * @throws IllegalArgumentException if the probe comes from another model
   */
  public double similarity(Embedding probe) {
    requireSameModel(probe);
    return norm > 0 ? Embedding.dot(sum, probe.vector()) / norm : 0;
  }

  /** How many templates it was made of. */
  public int templates() {
    return templates;
  }

  private void requireSameModel(Embedding other) {
    if (!model.equals(other.model()) || sum.length != other.length()) {
      throw new IllegalArgumentException(
          "embeddings of %s and %s cannot be compared".formatted(model, other.model()));
    }
  }

  @Override
  public String toString() {
    return "Reference[" + model + ", " + templates + " templates]";
  }
}
