package org.vultus.server.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.vultus.image.FirstBytes;
import org.vultus.server.importing.LeftOut.Why;

/**
 * The files of a folder: the photos, with whose they are, and what is left out. Each file is one or
 * the other.
 *
 * <p>Photos are {@code <id>/*}, {@code <id>.jpg}, or {@code <id>_<yyyyMMddHHmmss>.jpg} as the old
 * system's media folder has them. What a photo is, its first bytes say, or else an ending of a
 * picture's name: so one that is damaged or in another format is refused with its reason.
 */
public final class PhotoTree {

  /** Of programs that leave such files where pictures lie; in lower case. */
  private static final Set<String> OF_SYSTEMS =
      Set.of(
          "@eadir",
          "@recycle",
          "@recently-snapshot",
          "@tmp",
          "#recycle",
          "#snapshot",
          "$recycle.bin",
          "system volume information",
          "lost+found",
          "__macosx",
          "thumbs.db",
          "ehthumbs.db",
          "ehthumbs_vista.db",
          "desktop.ini",
          "icon\r");

  private final Path root;
  private final List<PhotoFile> photos = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  private PhotoTree(Path root) {
    this.root = root;
  }

  /**
   * Looks at all files below {@code folder}.
   *
   * @throws IOException if the folder itself cannot be listed
   */
  public static PhotoTree in(Path folder) throws IOException {
    PhotoTree tree = new PhotoTree(folder);
    for (Path entry : entries(folder)) {
      tree.addEntry(entry);
    }
    return tree;
  }

  /** The photos, ordered by path. */
  public List<PhotoFile> photos() {
    return List.copyOf(photos);
  }

  /** All other files. */
  public List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  private void addEntry(Path entry) {
    if (isOfASystem(entry)) {
      leaveOut(entry, whyOfASystem(entry));
    } else if (!Files.isDirectory(entry)) {
      addFile(entry, PhotoName.of(entry));
    } else if (isAbove(entry)) {
      leaveOut(entry, Why.FOLDER_LINK);
    } else {
      addPerson(entry);
    }
  }

  private void addPerson(Path folder) {
    for (Path entry : entriesOrLeftOut(folder)) {
      if (isOfASystem(entry)) {
        leaveOut(entry, whyOfASystem(entry));
      } else if (Files.isDirectory(entry)) {
        leaveOut(entry, Files.isSymbolicLink(entry) ? Why.FOLDER_LINK : Why.TOO_DEEP);
      } else {
        addFile(entry, PhotoName.of(entry).in(folder));
      }
    }
  }

  private void addFile(Path file, PhotoName name) {
    if (!Files.isRegularFile(file)) {
      leaveOut(file, whyNoFile(file));
    } else if (!name.isPictures() && !isPicture(file)) {
      leaveOut(file, Why.NOT_A_PHOTO);
    } else if (name.id().isEmpty()) {
      leaveOut(file, Why.UNCLEAR_NAME);
    } else {
      photos.add(new PhotoFile(name.id().get(), file, name.origin(), name.at()));
    }
  }

  /** With all that is below, no link followed. What is no photo says so, however deep it lies. */
  private void leaveOut(Path entry, Why why) {
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      for (Path inner : entriesOrLeftOut(entry)) {
        boolean own = why == Why.TOO_DEEP && isOfASystem(inner);
        leaveOut(inner, own ? whyOfASystem(inner) : why);
      }
    } else {
      leftOut.add(LeftOut.of(entry, why == Why.TOO_DEEP ? whyDeep(entry) : why));
    }
  }

  private static Why whyDeep(Path file) {
    if (Files.isDirectory(file)) {
      return Why.FOLDER_LINK;
    }
    if (!Files.isRegularFile(file)) {
      return whyNoFile(file);
    }
    return PhotoName.of(file).isPictures() || isPicture(file) ? Why.TOO_DEEP : Why.NOT_A_PHOTO;
  }

  private static Why whyNoFile(Path entry) {
    return Files.exists(entry) ? Why.NOT_A_FILE : Why.BROKEN_LINK;
  }

  private List<Path> entriesOrLeftOut(Path folder) {
    try {
      return entries(folder);
    } catch (IOException e) {
      leftOut.add(LeftOut.of(folder, Why.UNREADABLE_FOLDER));
      return List.of();
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isOfASystem(Path entry) {
    String name = name(entry);
    return name.startsWith(".") || OF_SYSTEMS.contains(name.toLowerCase(Locale.ROOT));
  }

  private static Why whyOfASystem(Path entry) {
    return name(entry).startsWith(".") ? Why.HIDDEN : Why.SYSTEM_FILE;
  }

  /** Whether a link leads to the folder to import or to one that this lies in. */
  private boolean isAbove(Path entry) {
    try {
      return Files.isSymbolicLink(entry) && root.toRealPath().startsWith(entry.toRealPath());
    } catch (IOException e) {
      return true; // what cannot be followed
    }
  }

  /** A file that cannot be read may be one: the import says so. */
  private static boolean isPicture(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return FirstBytes.areOfAPicture(in.readNBytes(FirstBytes.LENGTH));
    } catch (IOException e) {
      return true;
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
