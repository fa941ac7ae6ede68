package org.vultus.server.evaluation.data;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.vultus.server.evaluation.data.Csv.Row;

/**
 * Which group the images belong to.
 *
 * @param names of the groups, sorted
 * @param ofImages the group of each image, as a place in {@code names}; -1 for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared with another
public record Groups(List<String> names, int[] ofImages) {

  /** No groups. */
  public static final Groups NONE = new Groups(List.of(), new int[0]);

  private static final List<List<String>> HEADERS =
      List.of(List.of("image", "group"), List.of("person", "group"));

  /**
   * Reads {@code image,group} or {@code person,group}. An image is named by its path as in the list
   * of pairs, a person by the name of its folder; lines about others are passed over.
   *
   * @throws DataException if a line has another form, something is in two groups, or nothing of
   *     {@code data} is in any
   */
  public static Groups read(Path file, DataSet data) {
    Csv csv = Csv.read(file);
    if (!HEADERS.contains(csv.header())) {
      throw new DataException(
          "%s begins with '%s'; expected is 'image,group' or 'person,group'"
              .formatted(file, String.join(",", csv.header())));
    }
    Map<String, String> groups = new HashMap<>();
    csv.rows().forEach(row -> add(groups, csv, row));
    return of(file, groups, data);
  }

  private static void add(Map<String, String> groups, Csv csv, Row row) {
    String group = group(csv, row);
    String member = row.fields().getFirst();
    String known = groups.putIfAbsent(member, group);
    if (known != null && !known.equals(group)) {
      throw csv.problem(row, "'%s' is in the group '%s' already".formatted(member, known));
    }
  }

  private static Groups of(Path file, Map<String, String> groups, DataSet data) {
    List<String> names = List.copyOf(new TreeSet<>(groups.values()));
    int[] ofImages = new int[data.images().size()];
    int found = 0;
    for (int i = 0; i < ofImages.length; i++) {
      String person = data.people().get(data.personOf()[i]);
      String group = groups.getOrDefault(data.images().get(i), groups.get(person));
      ofImages[i] = group == null ? -1 : names.indexOf(group);
      found += group == null ? 0 : 1;
    }
    if (found == 0) {
      throw new DataException(
          "%s names no image and no person of %s; one is '%s' of '%s'"
              .formatted(file, data.source(), data.images().getFirst(), data.people().getFirst()));
    }
    return new Groups(names, ofImages);
  }

  private static String group(Csv csv, Row row) {
    if (row.fields().size() != 2 || row.fields().contains("")) {
      throw csv.problem(row, "expected are an image or a person, a comma and a group");
    }
    return row.fields().getLast();
  }
}
