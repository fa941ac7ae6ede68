package org.vultus.server.evaluation.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who is who.
 *
 * @param names of the persons
 * @param ofImages the person of each image, as a place in {@code names}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared with another
record People(List<String> names, int[] ofImages) {

  /** Images with the same name show the same person. */
  static People named(List<String> nameOfImage) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[] people = new int[nameOfImage.size()];
    for (int i = 0; i < people.length; i++) {
      people[i] = numbers.computeIfAbsent(nameOfImage.get(i), name -> numbers.size());
    }
    return new People(List.copyOf(numbers.keySet()), people);
  }

  /** Images that a chain of pairs joins show the same person; the persons are numbered. */
  static People joined(int images, List<List<Integer>> pairs) {
    int[] towards = IntStream.range(0, images).toArray();
    for (List<Integer> pair : pairs) {
      towards[root(towards, pair.get(0))] = root(towards, pair.get(1));
    }
    List<String> names = new ArrayList<>();
    Arrays.setAll(towards, image -> root(towards, image));
    Arrays.stream(towards).forEach(root -> names.add("person " + root));
    return named(names);
  }

  boolean agree(int image, int other) {
    return ofImages[image] == ofImages[other];
  }

  /** The image at the end of the chain; the way there is shortened for the next time. */
  private static int root(int[] towards, int image) {
    int at = image;
    while (towards[at] != at) {
      towards[at] = towards[towards[at]];
      at = towards[at];
    }
    return at;
  }
}
