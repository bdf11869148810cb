/**
 * Where sentences end. Our own rules rather than `Intl.Segmenter`: its answer depends on the ICU of the editor, the
 * browser or Node that asks, and it breaks after `e.g.` and inside of parentheses. Wherever the rules are in doubt,
 * two sentences stay one: text may be cut between them later than possible, never in the middle of one.
 */

const spaced = /[.!?…‽؟۔।]/u;
/** Scripts that put no space between sentences. */
const unspaced = /[。！？｡]/u;
const closers = new Set('"\'”’»)]}」』）】》〉〕］｝*_`');
const brackets: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '“': '”',
  '«': '»',
  '「': '」',
  '『': '』',
  '（': '）',
};

/** Ends of words after which a full stop ends no sentence. */
const abbreviations = new Set(
  (
    'e.g i.e etc vs cf al ca approx resp incl excl esp viz no nos nr vol ed eds fig figs eq sec ch p pp art ver ' +
    'dr mr mrs ms prof st jr sr rev gen col capt lt sgt hon inc ltd co corp bros dept est min max avg ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun a.m p.m u.s u.k z.b d.h bzw ca usw'
  ).split(' '),
);

/** The sentences of one paragraph or of several, without the space between them; joined by spaces they are the text. */
export function splitSentences(text: string): readonly string[] {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .flatMap((paragraph) => splitParagraph(paragraph, isBalanced(paragraph)))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function splitParagraph(text: string, mindBrackets: boolean): readonly string[] {
  const sentences: string[] = [];
  const open: string[] = [];
  let inCode = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '`') inCode = !inCode && text.includes('`', at + 1);
    if (inCode) continue;
    if (mindBrackets) {
      if (sign === open.at(-1)) open.pop();
      else if (sign in brackets) open.push(brackets[sign]!);
    }
    const isUnspaced = unspaced.test(sign);
    if (!isUnspaced && !spaced.test(sign)) continue;
    let end = at + 1;
    while (end < text.length && isPartOfEnd(text[end]!)) {
      if (text[end] === open.at(-1)) open.pop();
      end++;
    }
    const isWithin = open.length > 0;
    at = end - 1;
    if (isWithin) continue;
    if (!isUnspaced && !endsHere(text, start, end)) continue;
    sentences.push(text.slice(start, end));
    start = end;
  }
  sentences.push(text.slice(start));
  return sentences;
}

function isPartOfEnd(sign: string): boolean {
  return closers.has(sign) || spaced.test(sign) || unspaced.test(sign);
}

/** Whether a sentence with a sign at its end is over: something new begins, and the word before is no abbreviation. */
function endsHere(text: string, start: number, end: number): boolean {
  const rest = text.slice(end, end + 40);
  if (rest.trim() === '') return true;
  if (!/^\s+["'“‘«([{¿¡*_`]*(?:\p{Lu}|\p{Lt}|\p{Lo}|\p{N}|\p{So}|https?:)/u.test(rest))
    return false;
  const before = text.slice(Math.max(start, end - 40), end);
  if (!/\.["'”’»)\]}*_]*$/.test(before) || /\.\.["'”’»)\]}]*$/.test(before)) return true;
  const word = /(\S+?)\.["'”’»)\]}*_]*$/.exec(before)?.[1]?.replace(/^["'“‘«([{*_]+/, '') ?? '';
  return !(isAbbreviation(word) || isListNumber(word, text.slice(start, end)));
}

function isAbbreviation(word: string): boolean {
  const key = word.toLowerCase();
  // `J. Evans`, `U.S.`; a sentence rarely ends in a single letter.
  return abbreviations.has(key) || /^(?:\p{L}\.)*\p{L}$/u.test(word);
}

/** `1.` at the beginning is a number of a list. */
function isListNumber(word: string, sentence: string): boolean {
  return /^\d{1,3}$/.test(word) && sentence.trim() === `${word}.`;
}

/** Whether every bracket that is opened is closed; a text with a `:(` in it is read as if it had none. */
function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const sign of text) {
    if (sign === open.at(-1)) open.pop();
    else if (sign in brackets) open.push(brackets[sign]!);
  }
  return open.length === 0;
}
