package org.vultus.calibration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.vultus.embedding.Embedding;

/**
 * Templates of one subject that are enrolled together.
 *
 * @param subject its place in the list
 * @param enrolled the templates of the reference
 * @param others the subject's other templates, which are probes for it
 */
record TemplateBlock(int subject, List<Embedding> enrolled, List<Embedding> others) {

  private static final long SEED = 1;

  /**
   * Each subject's templates, shuffled, in blocks; what does not fill a block is in none. No
   * template is in two blocks.
   */
  static List<TemplateBlock> of(List<Subject> subjects, int size) {
    List<TemplateBlock> blocks = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      List<Embedding> shuffled = new ArrayList<>(subjects.get(i).templates());
      Collections.shuffle(shuffled, new Random(SEED + i));
      for (int from = 0; from + size <= shuffled.size(); from += size) {
        List<Embedding> others = new ArrayList<>(shuffled);
        List<Embedding> enrolled = others.subList(from, from + size);
        blocks.add(new TemplateBlock(i, List.copyOf(enrolled), others));
        enrolled.clear();
      }
    }
    return blocks;
  }
}
