package org.vultus.server.evaluation.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.vultus.server.importing.PhotoFile;
import org.vultus.server.importing.PhotoTree;

/** A folder for each person: all genuine pairs, and a sample of the impostor pairs. */
public final class PeopleFolder {

  private final People people;
  private final List<Integer> first = new ArrayList<>();
  private final List<Integer> second = new ArrayList<>();

  private PeopleFolder(People people) {
    this.people = people;
  }

  /**
   * Pairs the photos of a folder.
   *
   * @param impostorPairs how many to draw; all, if there are no more
   * @param seed equal seeds draw equal pairs
   * @throws DataException if the folder is missing or gives no pair of either kind
   */
  public static DataSet read(Path folder, int impostorPairs, long seed) {
    List<PhotoFile> photos = photos(folder);
    PeopleFolder pairs =
        new PeopleFolder(People.named(photos.stream().map(PhotoFile::id).toList()));
    pairs.addGenuine();
    pairs.addImpostors(impostorPairs, new SplittableRandom(seed));
    return new DataSet(
        "the folder " + folder.toAbsolutePath().normalize().getFileName(),
        folder,
        photos.stream().map(photo -> portable(folder.relativize(photo.path()))).toList(),
        pairs.people.names(),
        true,
        pairs.people.ofImages(),
        pairs.first.stream().mapToInt(Integer::intValue).toArray(),
        pairs.second.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<PhotoFile> photos(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new DataException("There is no folder " + folder);
    }
    try {
      return PhotoTree.in(folder).photos();
    } catch (IOException e) {
      throw new DataException("The folder " + folder + " cannot be read");
    }
  }

  private void addGenuine() {
    List<List<Integer>> photosOf = new ArrayList<>();
    people.names().forEach(name -> photosOf.add(new ArrayList<>()));
    for (int image = 0; image < images(); image++) {
      List<Integer> own = photosOf.get(people.ofImages()[image]);
      for (int earlier : own) {
        add(earlier, image);
      }
      own.add(image);
    }
  }

  private void addImpostors(int wanted, SplittableRandom random) {
    if (possible() <= wanted) {
      addAllImpostors();
    } else {
      drawImpostors(wanted, random);
    }
  }

  private long possible() {
    return (long) images() * (images() - 1) / 2 - first.size();
  }

  private void addAllImpostors() {
    for (int b = 0; b < images(); b++) {
      for (int a = 0; a < b; a++) {
        if (!people.agree(a, b)) {
          add(a, b);
        }
      }
    }
  }

  /** There are more than wanted, so that a new one is found soon. */
  private void drawImpostors(int wanted, SplittableRandom random) {
    Set<Long> drawn = new HashSet<>();
    while (drawn.size() < wanted) {
      int a = random.nextInt(images());
      int b = random.nextInt(images());
      if (!people.agree(a, b) && drawn.add((long) Math.min(a, b) * images() + Math.max(a, b))) {
        add(Math.min(a, b), Math.max(a, b));
      }
    }
  }

  private int images() {
    return people.ofImages().length;
  }

  private void add(int a, int b) {
    first.add(a);
    second.add(b);
  }

  private static String portable(Path path) {
    return path.toString().replace('\\', '/');
  }
}
