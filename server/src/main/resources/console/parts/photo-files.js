/** Which files of a folder are photos, and of whom: as ./vultus import has it. */

import { isPhoto, stem } from "./photo-types.js";

const TIME = /(?<=.)_\d{14}(-\d+)?$/;

/**
 * The photos in a chosen folder, ordered by id, then path.
 *
 * @param {FileList} files with webkitRelativePath, which begins with the folder's name
 * @returns {{id: string, path: string, file: File}[]}
 */
export function photosIn(files) {
  return [...files]
    .map((file) => ({ file, path: file.webkitRelativePath.split("/").slice(1) }))
    .filter(({ path }) => path.length <= 2 && isPhoto(path.at(-1)) && !path.some((part) => part.startsWith(".")))
    .map(({ file, path }) => ({ id: idOf(path), path: path.join("/"), file }))
    .sort((a, b) => compare(a.id, b.id) || compare(a.path, b.path));
}

function idOf(path) {
  return path.length === 2 ? path[0] : stem(path[0]).replace(TIME, "");
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
