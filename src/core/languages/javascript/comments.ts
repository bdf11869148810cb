/** The sentence by which a file says what it is. */

const licence = /copyright|licen[cs]ed?\b|spdx-|@preserve|all rights reserved/i;
const pragma =
  /^\s*(?:@ts-|@flow|@jsx|@jest|@vitest|@babel|@prettier|@format|eslint|oxlint|biome-|tslint|jshint|jslint|jscs|prettier-|globals?\s|exported\s|istanbul|c8\s|v8\s|#|<reference|@noflow|use\s|webpack|vim:|-\*-)/;
const remark = /^\s*(?:todo|fixme|xxx|hack|note|https?:|.*\bdo not (?:edit|modify|change)\b)/i;
const code = /^\s*(?:import|export|const|let|var|require)\b.*['"=({]/;
const notSaying = [pragma, remark, code];
const longest = 4096;

/** First sentence of the comment that leads the text, past licences and instructions to tools. */
export function findSummary(text: string): string | null {
  let rest = text.slice(0, longest).replace(/^\uFEFF?(?:#![^\n]*)?/, '');
  for (;;) {
    rest = rest
      .replace(/^\s+/, '')
      .replace(/^(?:'use \w+'|"use \w+")[ \t]*;?/, '')
      .replace(/^\s+/, '');
    let body: string;
    if (rest.startsWith('/*')) {
      const close = rest.indexOf('*/', 2);
      if (close < 0) return null;
      body = rest
        .slice(2, close)
        .replaceAll(/^[ \t]*\*+ ?/gm, '')
        .replace(/^[*!]+/, '');
      rest = rest.slice(close + 2);
    } else if (rest.startsWith('//')) {
      const lines = /^(?:[ \t]*\/\/[^\n]*(?:\n|$))+/.exec(rest)![0];
      rest = rest.slice(lines.length);
      // A line comment right above code is about that code.
      body = /^\s*\n|^$/.test(rest) ? lines.replaceAll(/^[ \t]*\/\/+!? ?/gm, '') : '';
    } else return null;
    const sentence = firstSentence(body);
    if (sentence !== null) return sentence;
  }
}

function firstSentence(comment: string): string | null {
  if (licence.test(comment)) return null;
  const lines = comment.split('\n').map((line) => line.trim());
  const from = lines.findIndex((line) => line !== '');
  if (from < 0 || notSaying.some((pattern) => pattern.test(lines[from]!))) return null;
  const blank = lines.indexOf('', from);
  const paragraph = lines
    .slice(from, blank < 0 ? undefined : blank)
    .join(' ')
    .replace(/^@(?:file|fileoverview|overview|module|description)\b\s*/, '');
  if (paragraph.startsWith('@')) return null;
  const text = paragraph.replace(/\s@\w+\s.*$/, '');
  const sentence = /^.*?[.!?](?=\s+[^\s\p{Ll}]|\s*$)/u.exec(text)?.[0] ?? text;
  return /\p{L}/u.test(sentence) ? sentence : null;
}
