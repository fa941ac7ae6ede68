package org.vultus.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.vultus.embedding.Embedding;

/** Compares references with the templates of everybody else: all with all, on all cores. */
final class ImpostorSweep {

  private final int[] identity;
  private final List<Owned<Embedding>> probes = new ArrayList<>();

  /**
   * @param identity of each subject; those of equal numbers are one person, and never compared
   */
  ImpostorSweep(List<Subject> subjects, int[] identity) {
    this.identity = identity;
    for (int i = 0; i < subjects.size(); i++) {
      for (Embedding template : subjects.get(i).templates()) {
        probes.add(new Owned<>(i, template));
      }
    }
  }

  /** Something of a subject, which is named by its place in the list. */
  private record Owned<T>(int subject, T value) {}

  /** Takes note of a comparison of a probe with somebody else's reference. */
  interface Note<A> {
    void take(A notes, int referenceOf, int probeOf, double similarity);
  }

  /** Every block, as a reference by {@code rule}, with every template of others. */
  <A> A compare(
      List<TemplateBlock> blocks,
      ReferenceRule rule,
      Supplier<A> notes,
      Note<A> note,
      BiConsumer<A, A> join) {
    return IntStream.range(0, blocks.size())
        .parallel()
        .collect(
            notes,
            (own, i) -> {
              TemplateBlock block = blocks.get(i);
              row(own, new Owned<>(block.subject(), rule.of(block.enrolled())), 0, note);
            },
            join);
  }

  /** Every template with every template of others, each pair once. */
  <A> A comparePairs(Supplier<A> notes, Note<A> note, BiConsumer<A, A> join) {
    return IntStream.range(0, probes.size())
        .parallel()
        .collect(
            notes,
            (own, i) -> {
              Owned<Embedding> one = probes.get(i);
              row(own, new Owned<>(one.subject(), one.value()::similarity), i + 1, note);
            },
            join);
  }

  private <A> void row(
      A notes, Owned<ToDoubleFunction<Embedding>> reference, int from, Note<A> note) {
    int person = identity[reference.subject()];
    for (int i = from; i < probes.size(); i++) {
      Owned<Embedding> probe = probes.get(i);
      if (identity[probe.subject()] != person) {
        double similarity = reference.value().applyAsDouble(probe.value());
        note.take(notes, reference.subject(), probe.subject(), similarity);
      }
    }
  }
}
