package org.vultus.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;

/** People as random directions, and templates that deviate from them. */
final class MadeUpPeople {

  private static final ModelId MODEL = new ModelId("made-up", "1");
  private static final int LENGTH = 64;

  private final Random random = new Random(1);
  private final List<Subject> subjects = new ArrayList<>();

  /** Adds people, each with as many templates, numbered from 1 on. */
  MadeUpPeople with(int people, int templates) {
    for (int i = 0; i < people; i++) {
      add(person(), templates);
    }
    return this;
  }

  /** Registers people a second time, under new numbers. */
  MadeUpPeople withDoubles(int people) {
    for (int i = 0; i < people; i++) {
      byte[] bytes = subjects.get(i).templates().getFirst().toBytes();
      Embedding same = Embedding.fromBytes(MODEL, LENGTH, bytes);
      subjects.add(new Subject(subjects.size() + 1, List.of(same)));
    }
    return this;
  }

  List<Subject> subjects() {
    return subjects;
  }

  private void add(float[] person, int templates) {
    List<Embedding> own = new ArrayList<>();
    for (int i = 0; i < templates; i++) {
      float[] raw = person.clone();
      for (int k = 0; k < LENGTH; k++) {
        raw[k] += (float) random.nextGaussian();
      }
      own.add(Embedding.of(MODEL, raw));
    }
    subjects.add(new Subject(subjects.size() + 1, own));
  }

  private float[] person() {
    float[] person = new float[LENGTH];
    for (int k = 0; k < LENGTH; k++) {
      person[k] = (float) random.nextGaussian();
    }
    return person;
  }
}
