/** Object ids as they may be written to git's standard input: nothing else, so that no line becomes two. */
const id = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

export function isId(text: string): boolean {
  return id.test(text);
}

export function assertId(text: string): void {
  if (!isId(text)) throw new TypeError('This is not the id of a git object.');
}

const perPart = 400;

/** Lines in parts of a size that pipes like; each part is made when the one before was taken. */
export function* inParts<T>(items: readonly T[], toLine: (item: T) => string): Generator<string> {
  for (let at = 0; at < items.length; at += perPart) {
    yield items
      .slice(at, at + perPart)
      .map((item) => `${toLine(item)}\n`)
      .join('');
  }
}
