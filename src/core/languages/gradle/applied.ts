/** The plugins and scripts that a build script applies, found in one pass over the text. */
import type { NamedThing } from '../dialect.ts';

/** More words of a line than this say nothing about what follows. */
const mostWords = 8;

const token =
  /(\/\/.*)|(\/\*[^]*?(?:\*\/|$))|"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"((?:[^"\\\n]|\\.)*)"?|'((?:[^'\\\n]|\\.)*)'?|`([^`\n]*)`?|([A-Za-z_]\w*)|(\n)|([{}])/g;

/** A plugin is named by `id:` and its id, a script by its path as written. */
export function readApplied(text: string): readonly NamedThing[] {
  const found: NamedThing[] = [];
  let line = 1;
  let depth = 0;
  /** Depth of the `plugins` block that is open; 0 for none. */
  let block = 0;
  let words: string[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [whole, , , double, single, ticked, word, newline, brace] = match;
    const quoted = double ?? single;
    const before = text.charAt(token.lastIndex - whole.length - 1);
    if (quoted !== undefined) {
      const name = nameOf(words, quoted, block > 0);
      if (name !== null && quoted !== '') found.push({ name, line });
      if (words.length < mostWords) words.push('""');
    } else if (ticked !== undefined) {
      if (block > 0 && words.length === 0) found.push({ name: `id:${ticked}`, line });
    } else if (word !== undefined && words.length < mostWords)
      words.push(before === '.' ? `.${word}` : word);
    else if (brace === '{') {
      depth++;
      if (words.length === 1 && words[0] === 'plugins' && depth === 1) block = depth;
      words = [];
    } else if (brace === '}') {
      if (depth === block) block = 0;
      depth = Math.max(0, depth - 1);
      words = [];
    } else if (newline !== undefined) words = [];
    line += lineBreaks(whole);
  }
  return found;
}

/** What a quoted text names, by the words in front of it on its line. */
function nameOf(words: readonly string[], quoted: string, inPlugins: boolean): string | null {
  const said = words.join(' ');
  if (inPlugins && said === 'id') return `id:${quoted}`;
  if (said === 'apply plugin') return `id:${quoted}`;
  return /^apply from(?: (?:file|rootProject|project|uri)(?: \.file)?)?$/.test(said)
    ? quoted
    : null;
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
