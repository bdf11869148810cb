/** The `source` of every `module` block, found in one pass over the text. */
import type { NamedThing } from '../dialect.ts';

/** More words of a line than this say nothing about what follows. */
const mostWords = 8;

const token =
  /(#.*|\/\/.*)|(\/\*[^]*?(?:\*\/|$))|<<-?([\w-]+)[^\n]*\n|"((?:[^"\\\n]|\\.)*)"?|([A-Za-z_][\w-]*)|(\n)|([{}])|(=)/g;

export function readModuleSources(text: string): readonly NamedThing[] {
  const found: NamedThing[] = [];
  let line = 1;
  let depth = 0;
  /** The last words of the line that is read, as far as they matter. */
  let words: string[] = [];
  let inModule = false;
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [whole, , , heredoc, quoted, word, newline, brace, equals] = match;
    if (heredoc !== undefined) token.lastIndex = endOfHeredoc(text, token.lastIndex, heredoc);
    else if (quoted !== undefined) {
      if (inModule && depth === 1 && words.join(' ') === 'source =')
        found.push({ name: quoted, line });
      if (words.length < mostWords) words.push('""');
    } else if (word !== undefined && words.length < mostWords) words.push(word);
    else if (equals !== undefined && words.length < mostWords) words.push('=');
    else if (brace === '{') {
      if (depth === 0) inModule = words[0] === 'module';
      depth++;
      words = [];
    } else if (brace === '}') {
      depth = Math.max(0, depth - 1);
      words = [];
    } else if (newline !== undefined) words = [];
    line += lineBreaks(heredoc === undefined ? whole : text.slice(match.index, token.lastIndex));
  }
  return found;
}

/** Where the text goes on after the line that consists of the word alone. */
function endOfHeredoc(text: string, start: number, word: string): number {
  for (let at = start; at < text.length;) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    if (text.slice(at, stop).trim() === word) return stop;
    at = stop + 1;
  }
  return text.length;
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
