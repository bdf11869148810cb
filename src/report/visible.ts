/** Signs that a terminal, a page or a reader would obey or overlook, made visible. */

/** Control, bidirectional and zero-width characters as `\u{HEX}`; everything else unchanged. */
export function visible(text: string): string {
  return text.replace(
    // oxlint-disable-next-line no-control-regex -- exactly these are what must not pass
    /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    (sign) => `\\u{${sign.charCodeAt(0).toString(16).toUpperCase()}}`,
  );
}
