package org.vultus.pack.download;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vultus.pack.ModelFile;

/**
 * Where files come from: the URL that their manifest names, or a mirror that holds them all in one
 * folder.
 *
 * @param mirror ends in a slash; null for the manifest's URLs
 */
record Origin(@Nullable URI mirror) {

  /** Rejects mirrors that could be read or changed on the way. */
  Origin {
    if (mirror != null && !isHttps(mirror) && !isLoopback(mirror)) {
      throw new DownloadException(
          "a mirror's address starts with https:// (http:// only on this machine), not " + mirror);
    }
  }

  static Origin of(@Nullable URI base) {
    if (base == null || base.getRawPath() == null || base.getRawPath().endsWith("/")) {
      return new Origin(base);
    }
    return new Origin(URI.create(base + "/"));
  }

  URI of(ModelFile file) {
    if (mirror != null) {
      return mirror.resolve(file.name());
    }
    if (file.url() == null) {
      throw new DownloadException(
          "%s cannot be downloaded: its manifest names no address; name a folder that holds it with --models-dir"
              .formatted(file.name()));
    }
    return URI.create(file.url());
  }

  /** Whether a server may send the client from one address to another: never into the open. */
  static boolean mayRedirect(URI from, URI to) {
    return isHttps(to) || (isLoopback(from) && isLoopback(to));
  }

  private static boolean isHttps(URI address) {
    return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null;
  }

  /** Plain http to this machine. */
  private static boolean isLoopback(URI address) {
    String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    return "http".equalsIgnoreCase(address.getScheme())
        && (host.equals("localhost")
            || host.equals("[::1]")
            || host.matches("127(\\.\\d{1,3}){3}"));
  }
}
