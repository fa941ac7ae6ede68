package org.vultus.server.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.vultus.image.Photo;
import org.vultus.server.service.PhotoSets;

/**
 * A photo to import.
 *
 * @param id whose it is, as the folder or file name says
 * @param path where it lies
 * @param origin the folder or file that the id is the name of
 * @param at when it was made, as its name says
 */
public record PhotoFile(String id, Path path, Path origin, Optional<Instant> at)
    implements PhotoSets.Source {

  @Override
  public Photo read() throws IOException {
    return Photo.of(Files.readAllBytes(path));
  }
}
