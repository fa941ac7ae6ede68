/** Which files of a folder are photos, and of whom: as ./vultus import has it. */

/** Endings of pictures, also of such as are not read: the server says so. */
const ENDING =
  /\.(jpe?g|jpe|jfif|jif|jfi|pjpeg|pjp|a?png|webp|bmp|dib|gif|tiff?|hei[cf]|hif|avif|jp2|j2k|jp[fx]|jxl|jxr|psd|tga|dng|cr[23]|nef|arw|orf|rw2|raf)$/i;
const TIME = /(?<=.)_(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(-\d+)?$/s;
const YEARS = [1971, 2037];

/** Of programs that leave such files where pictures lie. */
const OF_SYSTEMS =
  /^(@eadir|@recycle|@recently-snapshot|@tmp|#recycle|#snapshot|\$recycle\.bin|system volume information|lost\+found|__macosx|thumbs\.db|ehthumbs(_vista)?\.db|desktop\.ini|icon\r)$/i;

/** How files of pictures begin, in Latin-1; also of such as are not read. */
const STARTS = [
  /^\xff\xd8\xff/, /^\x89PNG\r\n\x1a\n/, /^RIFF[^]{4}WEBP/, /^BM[^]{25}/, /^GIF8[79]a/, /^II[*+]\0/, /^MM\0[*+]/,
  /^\0\0\0\x0cjP {2}\r\n\x87\n/, /^\xff\x4f\xff\x51/, /^[^]{4}ftyp([^]{4})*?(hei[cxms]|hev[cx]|mif[12]|msf1|avi[fs]|crx )/,
  /^\xff\n/, /^[^]{4}JXL \r\n\x87\n/, /^II\xbc/, /^[^]{8}CR\x02/, /^FUJIFILMCCD-RAW/, /^II(RO|RS|U\0)/, /^MMOR/, /^FOVb/, /^\0MRM/,
  /^8BPS/, /^gimp xcf/, /^v\/1\x01/, /^#\?RADIANCE/, /^P[1-7]\n/, /^P[56] /, /^P[fF]\n/, /^qoif/, /^\0\0\x01\0/, /^<svg/, /^<\?xml/,
];
const START = 64;

/**
 * The files in a chosen folder: photos, ordered by id, then path, and what is left out, with the reason's word.
 *
 * @param {FileList} files with webkitRelativePath, which begins with the folder's name
 * @returns {Promise<{photos: {id: string, path: string, origin: string, file: File}[], leftOut: {path: string, code: string}[]}>}
 */
export async function sorted(files) {
  const photos = [];
  const leftOut = [];
  for (const file of files) {
    const parts = file.webkitRelativePath.split("/").slice(1);
    const path = parts.join("/");
    const code = await reasonToLeaveOut(file, parts);
    if (code) {
      leftOut.push({ path, code });
    } else {
      photos.push({ id: idOf(parts), path, origin: parts.length === 2 ? `${parts[0]}/` : path, file });
    }
  }
  return { photos: photos.sort((a, b) => compare(a.id, b.id) || compare(a.path, b.path)), leftOut };
}

/** What makes two ids one: letter case and form do not tell them apart. */
export const keyOf = (id) => id.trim().normalize("NFC").toUpperCase();

async function reasonToLeaveOut(file, parts) {
  const special = parts.find((part) => part.startsWith(".") || OF_SYSTEMS.test(part));
  const name = parts.at(-1);
  if (special) {
    return special.startsWith(".") ? "hidden" : "system_file";
  }
  if (!ENDING.test(name) && !(await isPicture(file))) {
    return "not_a_photo";
  }
  if (parts.length > 2) {
    return "too_deep";
  }
  return parts.length === 1 && name.includes(".") && !ENDING.test(name) ? "unclear_name" : null;
}

/** A file that cannot be read may be one: sending it tells. */
async function isPicture(file) {
  try {
    const start = new Uint8Array(await file.slice(0, START).arrayBuffer());
    const text = String.fromCharCode(...start);
    return STARTS.some((pattern) => pattern.test(text));
  } catch {
    return true;
  }
}

function idOf(parts) {
  return parts.length === 2 ? parts[0] : withoutTime(parts[0].replace(ENDING, ""));
}

/** Digits that are no time are part of the id. */
function withoutTime(stem) {
  const found = TIME.exec(stem);
  return found && isTime(found.slice(1, 7).map(Number)) ? stem.slice(0, found.index) : stem;
}

function isTime([year, month, day, hour, minute, second]) {
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const same = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  return YEARS[0] <= year && year <= YEARS[1] && String(same) === String([month, day, hour, minute, second]);
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A line of a CSV file (RFC 4180). A spreadsheet takes what begins like a formula for text. */
export function csvLine(values) {
  const quoted = values.map((value) => {
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(",")}\r\n`;
}
