package org.vultus.server.evaluation.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Images, whose they are, and which of them are compared. Immutable as long as nobody writes to the
 * arrays that it gives out.
 *
 * @param source where it comes from, in words, without the folder's place on this machine
 * @param folder that the paths of the images start in
 * @param images their paths, each once
 * @param people names of the persons
 * @param strangers whether all of them are known to be different people, also those of whom no pair
 *     is in the list
 * @param personOf the person of each image, as a place in {@code people}
 * @param first an image of each pair, as a place in {@code images}
 * @param second the other image of each pair
 */
@SuppressWarnings("ArrayRecordComponent") // a million pairs; never compared with another
public record DataSet(
    String source,
    Path folder,
    List<String> images,
    List<String> people,
    boolean strangers,
    int[] personOf,
    int[] first,
    int[] second) {

  /** Rejects data without genuine or without impostor pairs. */
  public DataSet {
    images = List.copyOf(images);
    people = List.copyOf(people);
    int genuine = 0;
    for (int i = 0; i < first.length; i++) {
      genuine += personOf[first[i]] == personOf[second[i]] ? 1 : 0;
    }
    if (genuine == 0) {
      throw new DataException(source + " has no pair of one person; an evaluation needs some");
    }
    if (genuine == first.length) {
      throw new DataException(source + " has no pair of two people; an evaluation needs some");
    }
  }

  /** The file of an image. */
  public Path file(int image) {
    return folder.resolve(images.get(image));
  }

  /** SHA-256 of the list of pairs: equal lists in equal order have equal hashes. */
  public String sha256() {
    MessageDigest digest = digest();
    for (int i = 0; i < first.length; i++) {
      int same = personOf[first[i]] == personOf[second[i]] ? 1 : 0;
      String line = "%s,%s,%d\n".formatted(images.get(first[i]), images.get(second[i]), same);
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
