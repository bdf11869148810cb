/** What the comments of a Java file say about it. */

const longestDoc = 4096;

/** The first sentence of a documentation comment, without its markup. */
export function firstSentence(doc: string): string | null {
  const lines = doc
    .slice(3, longestDoc)
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line) => line.trim().replace(/^\*+/, '').trim());
  const first = lines.findIndex((line) => line !== '');
  if (first < 0) return null;
  const end = lines.findIndex((line, index) => index > first && (line === '' || /^@\w/.test(line)));
  const text = lines
    .slice(first, end < 0 ? lines.length : end)
    .join(' ')
    .replace(/\{@\w+\s+(?:[\w.#]+\([^(){}]*\)\s|[\w.#]+\s)?([^{}]*)\}/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '' || text.startsWith('@')) return null;
  const sentence = /[.!?](?=\s[^a-z]|$)/.exec(text);
  return sentence ? text.slice(0, sentence.index + 1) : text;
}

const generatedComment = /@generated\b|\bgenerated\b[^\n]*\bDO NOT EDIT\b/;
const generatedAnnotation = /^[ \t]*@(?:[\w.]{1,100}\.)?Generated\b/m;

/** Whether the head of the file says that a program wrote it. */
export function isGenerated(text: string): boolean {
  const head = text.slice(0, 2048);
  return (
    (head.includes('Generated') && generatedAnnotation.test(head)) ||
    generatedComment.test(head.slice(0, 1024))
  );
}
