/** Shows photos and what was found in them, on canvases: a photo never becomes an address. */

import { h } from "../dom.js";
import { t } from "../text.js";

const WIDEST = 960; // px

/** A photo in the page. */
export class Picture {
  #canvas = h("canvas", { role: "img", "aria-label": t("picture.photo") });
  #image;

  /** What to put into the page. */
  element = h("div", { class: "picture" }, this.#canvas);

  /** @param {Blob} photo */
  constructor(photo) {
    this.#image = createImageBitmap(photo);
    this.#paint().catch(() => this.element.replaceChildren(h("p", { class: "hint" }, t("picture.none"))));
  }

  /**
   * Draws the box and the landmarks of a face.
   *
   * @param {{box: {x: number, y: number, width: number, height: number}, landmarks: number[][]}} face
   */
  mark(face) {
    this.#canvas.setAttribute("aria-label", t("picture.withFace"));
    this.#paint(face).catch(() => {}); // said already
  }

  async #paint(face) {
    const image = await this.#image;
    const scale = Math.min(1, WIDEST / image.width);
    this.#canvas.width = Math.round(image.width * scale);
    this.#canvas.height = Math.round(image.height * scale);
    const brush = this.#canvas.getContext("2d");
    brush.drawImage(image, 0, 0, this.#canvas.width, this.#canvas.height);
    if (face) {
      outline(brush, face, scale);
    }
  }
}

/** White upon black, to be seen on any photo. */
function outline(brush, { box, landmarks }, scale) {
  const line = Math.max(2, brush.canvas.width / 250);
  for (const [colour, thickness] of [["#000", 2 * line], ["#fff", line]]) {
    brush.strokeStyle = brush.fillStyle = colour;
    brush.lineWidth = thickness;
    brush.strokeRect(box.x * scale, box.y * scale, box.width * scale, box.height * scale);
    for (const [x, y] of landmarks) {
      brush.beginPath();
      brush.arc(x * scale, y * scale, line + thickness / 2, 0, 2 * Math.PI);
      brush.fill();
    }
  }
}
