/** Signs that a terminal, a page or a reader would obey or overlook, made visible. */

/** Control, bidirectional and zero-width characters as `\u{HEX}`; everything else unchanged. */
export function visible(text: string): string {
  return text.replace(
    // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- exactly these are what must not pass
    /[\u0000-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB]|\uDB40[\uDC00-\uDC7F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    (sign) => `\\u{${sign.codePointAt(0)!.toString(16).toUpperCase()}}`,
  );
}
