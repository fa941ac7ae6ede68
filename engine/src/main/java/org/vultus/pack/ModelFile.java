package org.vultus.pack;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

/**
 * One file of a pack.
 *
 * @param name the file's name, without folders
 * @param bytes its size, 1 to 2,147,483,639: it is read into one array
 * @param sha256 its SHA-256 in 64 lower-case hexadecimal digits
 * @param licence SPDX identifier
 * @param copyright who holds it
 * @param source where it comes from, in words
 * @param url where it can be downloaded over https, or null if nowhere
 */
public record ModelFile(
    String name,
    long bytes,
    String sha256,
    String licence,
    String copyright,
    String source,
    @JsonSetter(nulls = Nulls.SET) @Nullable String url) {

  private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  /**
   * Rejects names with folders, sizes out of range, hashes of another form and URLs without https.
   */
  public ModelFile {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("a file's name has no folders or spaces: '" + name + "'");
    }
    if (bytes < 1 || bytes > LARGEST_ARRAY) {
      throw new IllegalArgumentException(
          "'bytes' of %s lies between 1 and %d, not %d".formatted(name, LARGEST_ARRAY, bytes));
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "'sha256' of " + name + " is 64 lower-case hexadecimal digits, not '" + sha256 + "'");
    }
    if (url != null && !url.startsWith("https://")) {
      throw new IllegalArgumentException("'url' of " + name + " starts with https://, not " + url);
    }
  }
}
