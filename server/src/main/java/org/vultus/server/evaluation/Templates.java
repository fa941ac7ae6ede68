package org.vultus.server.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.vultus.calibration.Subject;
import org.vultus.embedding.Embedding;
import org.vultus.server.evaluation.PhotoResult.Enrolled;
import org.vultus.server.evaluation.data.DataSet;

/** The templates of the images, by the person that they show. */
final class Templates {

  private Templates() {}

  /** All persons of whom an image gave a template. */
  static List<Subject> of(DataSet data, List<PhotoResult> photos) {
    List<List<Embedding>> own = new ArrayList<>();
    data.people().forEach(person -> own.add(new ArrayList<>()));
    for (int i = 0; i < photos.size(); i++) {
      if (photos.get(i) instanceof Enrolled enrolled) {
        own.get(data.personOf()[i]).add(enrolled.template());
      }
    }
    List<Subject> subjects = new ArrayList<>();
    for (int person = 0; person < own.size(); person++) {
      if (!own.get(person).isEmpty()) {
        subjects.add(new Subject(person, own.get(person)));
      }
    }
    return subjects;
  }

  /** So many persons, drawn at random, that they have about {@code most} templates. */
  static List<Subject> sample(List<Subject> subjects, int most, long seed) {
    List<Subject> shuffled = new ArrayList<>(subjects);
    Collections.shuffle(shuffled, new Random(seed));
    List<Subject> drawn = new ArrayList<>();
    int templates = 0;
    for (Subject subject : shuffled) {
      if (templates < most) {
        drawn.add(subject);
        templates += subject.templates().size();
      }
    }
    return drawn;
  }
}
