/** The formats of photos that are accepted: one list for all file fields and for names of files. */

const ENDINGS = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "image/bmp": ["bmp"],
  "image/gif": ["gif"],
  "image/tiff": ["tif", "tiff"],
};
const ENDING = new RegExp(`\\.(${Object.values(ENDINGS).flat().join("|")})$`, "i");

/** What a file field offers. */
export const ACCEPTED = Object.keys(ENDINGS).join(",");

/** Whether a file is a photo, by its name. */
export const isPhoto = (name) => ENDING.test(name);

/** A photo's name without its ending. */
export const stem = (name) => name.replace(ENDING, "");
