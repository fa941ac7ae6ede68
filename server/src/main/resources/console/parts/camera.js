/** A camera with a live guide: it asks the server a few times a second how good the picture is, and captures by itself. */

import { send } from "../api.js";
import { h } from "../dom.js";
import { advice } from "./advice.js";

const PERIOD = 350; // ms from one question to the next
const LONGEST_SIDE = 320; // px of what is sent to be judged
const STEADY = 1000; // ms for which all must be well

export class Camera {
  #video = h("video", { playsinline: true, muted: true, "aria-hidden": "true" });
  #small = document.createElement("canvas");
  #purpose;
  #advise;
  #captured;
  #stream = null;
  #starting = null;
  #goodSince = null;

  /**
   * @param {"enrolment" | "verification"} purpose what a photo must be good enough for
   * @param {(advice: string) => void} advise is told each new advice
   * @param {(photo: Blob) => void} captured is given the photo; the camera is off by then
   */
  constructor(purpose, advise, captured) {
    this.#purpose = purpose;
    this.#advise = advise;
    this.#captured = captured;
    this.#video.muted = true;
  }

  /** Whether browsers give a page like this one a camera: over https, or from the machine itself. */
  static get possible() {
    return window.isSecureContext && navigator.mediaDevices !== undefined;
  }

  /** The live picture, mirrored as people know themselves. */
  get picture() {
    return this.#video;
  }

  /**
   * Turns the camera on.
   *
   * @returns {Promise<boolean>} whether it is on: it is not if it was stopped while the user was asked
   * @throws {DOMException} if there is none, or the user does not allow it
   */
  async start() {
    this.stop();
    const start = (this.#starting = Symbol("start"));
    try {
      await this.#open(start);
    } catch (problem) {
      if (this.#starting === start) {
        throw problem;
      }
    }
    return this.#starting === start;
  }

  /** Turns the camera off. */
  stop() {
    this.#starting = null;
    if (this.#stream) {
      end(this.#stream);
    }
    this.#stream = null;
    this.#goodSince = null;
    this.#video.srcObject = null;
  }

  /** Takes the picture as it is, at full size. */
  async capture() {
    const stream = this.#stream;
    if (stream && this.#video.videoWidth > 0) {
      const photo = await jpeg(drawn(this.#video, document.createElement("canvas"), 1), 0.93);
      if (this.#stream === stream) {
        this.stop();
        this.#captured(photo);
      }
    }
  }

  async #open(start) {
    const wanted = { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 960 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
    if (this.#starting !== start) {
      end(stream);
      return;
    }
    this.#stream = stream;
    this.#video.srcObject = stream;
    await this.#video.play();
    this.#watch(stream);
  }

  async #watch(stream) {
    while (this.#stream === stream) {
      const begun = performance.now();
      if (!document.hidden && this.#video.videoWidth > 0) {
        await this.#judge(stream);
      }
      await pause(Math.max(0, PERIOD - (performance.now() - begun)));
    }
  }

  async #judge(stream) {
    const longest = Math.max(this.#video.videoWidth, this.#video.videoHeight);
    const image = await jpeg(drawn(this.#video, this.#small, Math.min(1, LONGEST_SIDE / longest)), 0.85);
    const now = advice(await send("POST", "/quality/", { fields: { image } }), this.#purpose);
    if (this.#stream === stream) {
      this.#goodSince = now === "good" ? (this.#goodSince ?? performance.now()) : null;
      this.#advise(now);
      if (this.#goodSince !== null && performance.now() - this.#goodSince >= STEADY) {
        await this.capture();
      }
    }
  }
}

function end(stream) {
  stream.getTracks().forEach((track) => track.stop());
}

function drawn(video, canvas, scale) {
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function jpeg(canvas, quality) {
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
}

function pause(time) {
  return new Promise((done) => setTimeout(done, time));
}
