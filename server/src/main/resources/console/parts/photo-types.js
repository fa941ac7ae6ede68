/** The formats of photos that are accepted, some only where the server has a decoder for them: one list for all file fields. */

const TYPES = [
  "image/jpeg", "image/png", "image/webp", "image/bmp", "image/gif", "image/tiff",
  "image/heic", "image/heif", "image/avif", "image/jp2",
  // Browsers that do not know these types go by the ending.
  ".heic", ".heif", ".hif", ".avif", ".jp2", ".j2k",
];

/** What a file field offers. */
export const ACCEPTED = TYPES.join(",");
