package org.vultus.server.browser;

import com.microsoft.playwright.options.FilePayload;
import org.vultus.fixtures.DrawnScene;
import org.vultus.fixtures.Portrait;

/** Photos of nobody who lives, good enough for the pack {@code builtin}. */
final class Painted {

  private Painted() {}

  static FilePayload photo(long person) {
    return file(person + ".jpg", Portrait.of(person).jpeg());
  }

  /** Another photo of the same person. */
  static FilePayload another(long person) {
    byte[] jpeg = Portrait.of(person).sized(640).tilted(5).lit(0.9).jpeg();
    return file(person + " again.jpg", jpeg);
  }

  static FilePayload nobody() {
    return file("nobody.jpg", DrawnScene.of().jpeg());
  }

  static FilePayload damaged() {
    return file("damaged.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0});
  }

  private static FilePayload file(String name, byte[] content) {
    return new FilePayload(name, "image/jpeg", content);
  }
}
