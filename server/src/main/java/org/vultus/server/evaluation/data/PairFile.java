package org.vultus.server.evaluation.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vultus.server.evaluation.data.Csv.Row;

/**
 * A list of labelled pairs: {@code path_a,path_b,same}, the last 1 or 0. An image shows the person
 * that its folder is named after. Where the labels contradict the folders' names, images that are
 * joined by pairs labelled 1 show one person.
 */
public final class PairFile {

  private static final List<String> HEADER = List.of("path_a", "path_b", "same");

  private final Csv csv;
  private final Path folder;
  private final Map<String, Integer> images = new LinkedHashMap<>();
  private final List<Label> labels = new ArrayList<>();

  private PairFile(Csv csv, Path folder) {
    this.csv = csv;
    this.folder = folder;
  }

  private record Label(Row row, int first, int second, boolean same) {}

  /**
   * Reads a list.
   *
   * @param folder that the paths start in
   * @throws DataException if a line has another form, an image is missing, labels contradict each
   *     other, or all pairs are of one kind
   */
  public static DataSet read(Path file, Path folder) {
    Csv csv = Csv.read(file);
    if (!csv.header().equals(HEADER)) {
      throw new DataException(
          "%s begins with '%s'; expected is '%s'"
              .formatted(file, String.join(",", csv.header()), String.join(",", HEADER)));
    }
    if (!Files.isDirectory(folder)) {
      throw new DataException("There is no folder " + folder + " for the images of " + file);
    }
    return new PairFile(csv, folder).read();
  }

  private DataSet read() {
    csv.rows().forEach(row -> labels.add(label(row)));
    List<String> names = List.copyOf(images.keySet());
    People people = People.named(names.stream().map(this::folderName).toList());
    if (labels.stream().anyMatch(label -> people.agree(label.first, label.second) != label.same)) {
      return dataSet(names, joined(names.size()), false);
    }
    return dataSet(names, people, true);
  }

  private DataSet dataSet(List<String> names, People people, boolean strangers) {
    return new DataSet(
        String.valueOf(csv.file().getFileName()),
        folder,
        names,
        people.names(),
        strangers,
        people.ofImages(),
        labels.stream().mapToInt(Label::first).toArray(),
        labels.stream().mapToInt(Label::second).toArray());
  }

  private People joined(int count) {
    People people =
        People.joined(
            count,
            labels.stream().filter(Label::same).map(l -> List.of(l.first, l.second)).toList());
    for (Label label : labels) {
      if (people.agree(label.first, label.second) && !label.same) {
        throw csv.problem(
            label.row, "the pair is labelled 0, but other pairs join it to one person");
      }
    }
    return people;
  }

  private Label label(Row row) {
    List<String> fields = row.fields();
    if (fields.size() != HEADER.size() || !fields.get(2).matches("[01]")) {
      throw csv.problem(
          row,
          "'%s' is not two paths and 1 or 0, with commas between"
              .formatted(String.join(",", fields)));
    }
    int first = image(row, fields.get(0));
    int second = image(row, fields.get(1));
    if (first == second) {
      throw csv.problem(row, "an image is compared with itself");
    }
    return new Label(row, first, second, fields.get(2).equals("1"));
  }

  private int image(Row row, String path) {
    Integer known = images.get(path);
    if (known != null) {
      return known;
    }
    if (path.isEmpty() || !exists(path)) {
      throw csv.problem(row, "there is no image '%s' in %s".formatted(path, folder));
    }
    images.put(path, images.size());
    return images.size() - 1;
  }

  private boolean exists(String path) {
    try {
      return Files.isRegularFile(folder.resolve(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private String folderName(String image) {
    Path parent = folder.resolve(image).toAbsolutePath().normalize().getParent();
    return parent == null ? "" : String.valueOf(parent.getFileName());
  }
}
