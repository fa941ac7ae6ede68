/** The formats of photos that are accepted: one list for all file fields. */

const TYPES = ["image/jpeg", "image/png", "image/webp", "image/bmp", "image/gif", "image/tiff"];

/** What a file field offers. */
export const ACCEPTED = TYPES.join(",");
