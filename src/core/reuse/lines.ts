/** The lines of a text as numbers that can be compared. */

/** What each non-blank line holds between its indentation and its end, as a hash; in ascending order. */
export function hashLines(text: string): Float64Array {
  const hashes: number[] = [];
  const length = text.length;
  for (let at = 0; at < length;) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = length;
    let start = at;
    let stop = end;
    while (start < stop && text.charCodeAt(start) <= 32) start++;
    while (stop > start && text.charCodeAt(stop - 1) <= 32) stop--;
    if (stop > start) hashes.push(hashOf(text, start, stop));
    at = end + 1;
  }
  return Float64Array.from(hashes).sort();
}

/** A text as a number: unlike texts do not meet, and like ones do everywhere. */
export function hashText(text: string): number {
  return hashOf(text, 0, text.length);
}

/** 52 bits of two FNV-like hashes: wide enough that unlike lines do not meet. */
function hashOf(text: string, start: number, end: number): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995);
  }
  return (a >>> 0) * 0x100000 + (b >>> 12);
}

/** The first comment of a file, or the first lines that are comments. */
const firstComment =
  /^(?:#![^\n]*\n)?\s*(?:\/\*[^]*?\*\/|<!--[^]*?-->|(?:[ \t]*(?:\/\/|#|--)[^\n]*(?:\n|$))+)/;
/** Longer than this, a comment is no licence. */
const mostLicence = 20_000;

/** The text after a licence or a line of copyright with which it begins. */
export function withoutLicence(text: string): string {
  const comment = firstComment.exec(text.slice(0, mostLicence))?.[0];
  return comment !== undefined && /licen[cs]e|copyright|SPDX/i.test(comment)
    ? text.slice(comment.length)
    : text;
}
