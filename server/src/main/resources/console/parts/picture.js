/** Shows photos and what was found in them, on canvases: a photo never becomes an address. */

import { h } from "../dom.js";
import { t } from "../text.js";

const WIDEST = 960; // px

/**
 * A photo, with the box and the landmarks of a face if there is one.
 *
 * @param {Blob} photo
 * @param {{box: {x: number, y: number, width: number, height: number}, landmarks: number[][]}} [face]
 */
export function picture(photo, face) {
  const canvas = h("canvas", { role: "img", "aria-label": t(face ? "picture.withFace" : "picture.photo") });
  const frame = h("div", { class: "picture" }, canvas);
  createImageBitmap(photo)
    .then((image) => paint(canvas, image, face))
    .catch(() => frame.replaceChildren(h("p", { class: "hint" }, t("picture.none"))));
  return frame;
}

function paint(canvas, image, face) {
  const scale = Math.min(1, WIDEST / image.width);
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const brush = canvas.getContext("2d");
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  if (face) {
    mark(brush, face, scale, canvas.width);
  }
}

/** White upon black, to be seen on any photo. */
function mark(brush, { box, landmarks }, scale, width) {
  const line = Math.max(2, width / 250);
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
