package org.vultus.server.browser;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vultus.Shared;

/** Somebody of whom there are real photos. */
record Person(String name) {

  static final Person AARON = new Person("aarontaylorjohnson");
  static final Person ADRIANNE = new Person("adriannepalicki");

  FilePayload photo(int number) {
    Path file = Shared.folder("faces").resolve("people").resolve(name).resolve(number + ".jpg");
    try {
      return new FilePayload(number + ".jpg", "image/jpeg", Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
