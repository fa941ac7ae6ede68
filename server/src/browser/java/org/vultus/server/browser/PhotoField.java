package org.vultus.server.browser;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** A place of the console that takes photos. */
final class PhotoField {

  private static final String CARRIED =
      """
      ({name, content}) => {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        const carried = new DataTransfer();
        carried.items.add(new File([bytes], name, {type: "image/jpeg"}));
        return carried;
      }""";

  private static final String COPY =
      """
      async (field) => {
        const picture = field.querySelector("canvas");
        const png = await new Promise((done) => picture.toBlob(done, "image/png"));
        await navigator.clipboard.write([new ClipboardItem({"image/png": png})]);
      }""";

  private final Page page;
  private final Locator field;

  PhotoField(Page page, String label) {
    this.page = page;
    this.field = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(label));
  }

  void turnCameraOn() {
    button("Use the camera").click();
  }

  /** What the camera's picture should be improved by. */
  Locator advice() {
    return field.getByRole(AriaRole.STATUS);
  }

  Locator video() {
    return field.locator("video");
  }

  /** The photos that are in it. */
  Locator photos() {
    return field.locator("canvas");
  }

  Locator button(String name) {
    return field.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  void choose(Path... photos) {
    field.getByLabel("Choose from files").setInputFiles(photos);
  }

  void drop(Path photo) {
    Map<String, String> file =
        Map.of("name", photo.getFileName().toString(), "content", base64(photo));
    JSHandle carried = page.evaluateHandle(CARRIED, file);
    field.dispatchEvent("dragover", Map.of("dataTransfer", carried));
    field.dispatchEvent("drop", Map.of("dataTransfer", carried));
  }

  /** Puts the first of its photos onto the clipboard. */
  void copy() {
    field.evaluate(COPY);
  }

  private static String base64(Path file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
