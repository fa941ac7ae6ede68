package org.vultus.calibration;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.Reference;

/**
 * What the similarity of a probe to several templates of one person may be. {@link Reference} is
 * the rule in use; the others are here to be measured against it.
 */
enum ReferenceRule {
  /** To the nearest template. */
  NEAREST {
    @Override
    ToDoubleFunction<Embedding> of(List<Embedding> templates) {
      return probe -> templates.stream().mapToDouble(probe::similarity).max().orElseThrow();
    }
  },

  /** The mean of those to the two nearest templates. */
  TWO_NEAREST {
    @Override
    ToDoubleFunction<Embedding> of(List<Embedding> templates) {
      return probe -> twoNearest(templates, probe);
    }
  },

  /** To the mean template. */
  MEAN {
    @Override
    ToDoubleFunction<Embedding> of(List<Embedding> templates) {
      Reference reference = Reference.of(templates.getFirst());
      for (Embedding template : templates.subList(1, templates.size())) {
        reference = reference.with(template);
      }
      return reference::similarity;
    }
  };

  /** The similarity of any probe to these templates, of which there is at least one. */
  abstract ToDoubleFunction<Embedding> of(List<Embedding> templates);

  private static double twoNearest(List<Embedding> templates, Embedding probe) {
    double nearest = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    for (Embedding template : templates) {
      double similarity = probe.similarity(template);
      second = Math.max(second, Math.min(nearest, similarity));
      nearest = Math.max(nearest, similarity);
    }
    return templates.size() == 1 ? nearest : (nearest + second) / 2;
  }
}
