package org.vultus.server.browser;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
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

  private static final String NOTE =
      """
      () => {
        const devices = navigator.mediaDevices;
        const ask = devices.getUserMedia.bind(devices);
        window.cameras = [];
        devices.getUserMedia = async (wanted) => {
          const camera = await ask(wanted);
          window.cameras.push(camera);
          return camera;
        };
      }""";

  private static final String ON = "() => window.cameras.filter((camera) => camera.active).length";

  private final Page page;
  private final Locator field;

  PhotoField(Page page, String label) {
    this.page = page;
    this.field = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(label));
  }

  void turnCameraOn() {
    button("Use the camera").click();
  }

  /** Notes each camera that is turned on from now on. */
  void noteCameras() {
    page.evaluate(NOTE);
  }

  /** How many of those noted are on, seen or not. */
  int camerasOn() {
    return (Integer) page.evaluate(ON);
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
    return field.getByRole(AriaRole.IMG);
  }

  /** The photo with what was found in it. */
  Locator photoWithFace() {
    return field.getByLabel("The photo, with a box around the face");
  }

  Locator button(String name) {
    return field.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  void choose(FilePayload... photos) {
    field.getByLabel("Choose from files").setInputFiles(photos);
  }

  void drop(FilePayload photo) {
    String content = Base64.getEncoder().encodeToString(photo.buffer);
    JSHandle carried = page.evaluateHandle(CARRIED, Map.of("name", photo.name, "content", content));
    field.dispatchEvent("dragover", Map.of("dataTransfer", carried));
    field.dispatchEvent("drop", Map.of("dataTransfer", carried));
  }

  /** Puts the first of its photos onto the clipboard. */
  void copy() {
    field.evaluate(COPY);
  }
}
