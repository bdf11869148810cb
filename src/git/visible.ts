/* oxlint-disable no-control-regex -- finding control characters is the purpose */
const hidden =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text of unknown origin with its control and direction characters written out, so that they can do nothing. */
export function visible(text: string): string {
  return text.replace(hidden, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
