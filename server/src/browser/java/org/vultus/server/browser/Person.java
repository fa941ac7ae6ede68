package org.vultus.server.browser;

import java.nio.file.Path;
import org.vultus.Shared;

/** Somebody of whom there are real photos. */
record Person(String name) {

  static final Person AARON = new Person("aarontaylorjohnson");
  static final Person ADRIANNE = new Person("adriannepalicki");

  Path photo(int number) {
    return faces().resolve("people").resolve(name).resolve(number + ".jpg");
  }

  /** A photo of something special, such as nobody. */
  static Path odd(String file) {
    return faces().resolve("odd").resolve(file);
  }

  private static Path faces() {
    return Shared.folder("faces");
  }
}
