package org.vultus.server.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the photos in a folder and whose they are: {@code <id>/*.jpg}, {@code <id>.jpg}, or {@code
 * <id>_<yyyyMMddHHmmss>.jpg} as the old system's media folder has them. Hidden files and files that
 * are no photos by their ending are passed over.
 */
public final class PhotoTree {

  private static final Set<String> ENDINGS =
      Set.of("jpg", "jpeg", "png", "webp", "bmp", "gif", "tif", "tiff");

  private static final Pattern WITH_TIME = Pattern.compile("(.+)_\\d{14}(-\\d+)?");

  private PhotoTree() {}

  /** All photos in {@code folder}, ordered by id, then path. */
  public static List<PhotoFile> in(Path folder) throws IOException {
    List<PhotoFile> photos = new ArrayList<>();
    for (Path entry : visible(folder)) {
      if (Files.isDirectory(entry)) {
        photosOf(name(entry), entry).forEach(photos::add);
      } else if (Files.isRegularFile(entry) && isPhoto(entry)) {
        photos.add(new PhotoFile(idInName(entry), entry));
      }
    }
    return photos;
  }

  private static Stream<PhotoFile> photosOf(String id, Path folder) throws IOException {
    return visible(folder).stream()
        .filter(file -> Files.isRegularFile(file) && isPhoto(file))
        .map(file -> new PhotoFile(id, file));
  }

  private static List<Path> visible(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> !name(entry).startsWith(".")).sorted().toList();
    }
  }

  private static boolean isPhoto(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static String idInName(Path file) {
    String name = name(file);
    String stem = name.substring(0, name.lastIndexOf('.'));
    Matcher withTime = WITH_TIME.matcher(stem);
    return withTime.matches() ? withTime.group(1) : stem;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
