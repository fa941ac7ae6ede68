/** What to tell a person in front of a camera. */

/** Beyond these a photo may pass, but the person can easily do better: degrees, and percent of the picture's height. */
const AIMS = {
  enrolment: { yaw: 22, roll: 18, smallest: 28, largest: 85 },
  verification: { yaw: 35, roll: 30, smallest: 20, largest: 90 },
};

/** What a missed limit is answered with. */
const BY_LIMIT = {
  "eye-distance": "closer",
  margin: "wholeFace",
  sharpness: "hold",
  "under-exposure": "moreLight",
  "over-exposure": "lessLight",
  "dynamic-range": "better",
  yaw: "turn",
  pitch: "level",
  roll: "upright",
  eyes: "eyes",
  mouth: "mouth",
  overall: "better",
  "close-up": "noFace",
};
const BY_CODE = { no_face: "noFace", several_faces: "onePerson", face_too_small: "closer" };

/**
 * One piece of advice, the most pressing.
 *
 * @param {import("../api.js").Answer} answer of POST /quality/
 * @param {"enrolment" | "verification"} purpose
 * @returns {string} "good" if there is nothing to improve, else a key of the texts under "advice"
 */
export function advice({ status, body }, purpose) {
  if (status === 200) {
    return forFace(body, purpose);
  }
  return BY_CODE[body.code] ?? (status === 503 || status === 0 ? "busy" : "better");
}

function forFace(assessment, purpose) {
  const { components } = assessment.face.quality;
  const measured = Object.fromEntries(components.map(({ name, value }) => [name, value]));
  const aims = AIMS[purpose];
  const verdict = assessment[purpose];
  const missed = BY_LIMIT[(verdict.limits ?? [])[0]];
  if (measured.headSize < aims.smallest || missed === "closer") {
    return "closer";
  }
  if (measured.headSize > aims.largest) {
    return "back";
  }
  if (missed) {
    return missed;
  }
  if (Math.abs(measured.headPoseYaw) > aims.yaw) {
    return "turn";
  }
  if (Math.abs(measured.headPoseRoll) > aims.roll) {
    return "upright";
  }
  return verdict.accepted ? "good" : "better";
}
