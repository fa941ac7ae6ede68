package org.vultus.lab.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Labelled pairs of photos.
 *
 * @param folder that the paths of the pairs start in
 */
public record PairList(Path folder, List<Pair> pairs) {

  private static final String HEADER = "path_a,path_b,same";

  /** Copies the list. */
  public PairList {
    pairs = List.copyOf(pairs);
  }

  /**
   * Two photos.
   *
   * @param same whether they show one person
   */
  public record Pair(String a, String b, boolean same) {}

  /**
   * Reads a CSV file with the columns {@code path_a,path_b,same}, the last 1 or 0.
   *
   * @throws IllegalArgumentException if a line has another form
   */
  public static PairList read(Path csv, Path folder) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      throw new IllegalArgumentException(csv + " does not begin with the line " + HEADER);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      pairs.add(pair(lines.get(i), csv + " line " + (i + 1)));
    }
    return new PairList(folder, pairs);
  }

  /** Every photo once. */
  public SortedSet<String> photos() {
    SortedSet<String> photos = new TreeSet<>();
    for (Pair pair : pairs) {
      photos.add(pair.a());
      photos.add(pair.b());
    }
    return photos;
  }

  private static Pair pair(String line, String place) {
    String[] fields = line.split(",", -1);
    if (fields.length != 3 || !fields[2].matches("[01]")) {
      throw new IllegalArgumentException(
          "%s is '%s', not two paths and 1 or 0 with commas between".formatted(place, line));
    }
    return new Pair(fields[0], fields[1], fields[2].equals("1"));
  }
}
