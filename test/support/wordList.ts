/**
 * Words that Groundwork never says in its own voice: facts have dates and links, and what follows from them is for the
 * reader to say. Quoted titles and paths, and the engineer's own words, are not ours.
 */
import { createLexer } from '../../src/core/languages/javascript/lexer.ts';
import {
  createWordFilter,
  end,
  string,
  template,
  templatePart,
} from '../../src/core/languages/javascript/tokens.ts';

/** One pattern for each kind of thing that is not said. */
const forbidden: Readonly<Record<string, RegExp>> = {
  'a cause':
    /\b(because|thanks to|due to|owing to|caus(e|es|ed|ing)|le(ad|ads|d) to|result(s|ed|ing)? in|as a result|consequently|therefore|thereby|hence|made (it )?possible|improv(e|es|ed|ing|ements?)|prevent(s|ed|ing|ion)?|avoid(s|ed|ing)|averted|savings|sav(e|es|ed|ing) (us|them|people|everyone|the team|time|money|effort|work|\d+)|speeds? up|sped up|reduc(e|es|ed|ing|tions?)|boost\w*|drives?|drove|driven)\b/i,
  'a superlative':
    /\b(best|better|worst|worse|greatest|great|biggest|highest|lowest|fastest|strongest|smartest|outstanding|excellent|excellence|exceptional(ly)?|exemplary|remarkabl[ey]|impressive(ly)?|brilliant(ly)?|amazing(ly)?|awesome|critical(ly)?|crucial(ly)?|vital(ly)?|essential(ly)?|invaluable|indispensable|significant(ly)?|substantial(ly)?|dramatic(ally)?|world-class|state-of-the-art|unique(ly)?|hero(es|ic)?|expert(s|ise)?|most (important|valuable|productive|active|senior|prolific|critical|experienced|influential))\b/i,
  'a score':
    /\b(scor(e|es|ed|ing)|rank(s|ed|ing|ings)?|percentiles?|quartiles?|leaderboards?|ratings?|rated|grad(e|es|ed|ing)|top[- ]\d+|top (contributors?|performers?|engineers?|talent)|impact|productivity|velocity|performance index|points?)\b/i,
  'a comparison of people':
    /\b(outperform\w*|(above|below) (the )?average|peers?|(more|less|fewer|better|faster|slower|sooner) than (any|all|other|the other|most|their|his|her|my|our)|than (any|all) other (people|persons?|engineers?|developers?|colleagues?|teams?)|top of the team|the only (one|person|engineer)|single[- ]handed(ly)?)\b/i,
  'money or hours':
    /([$€£]\s?\d{2,}|\b(USD|EUR|GBP|dollars?|euros?|hours?|man-?days?|person-?(days?|months?)|salar(y|ies)|budget(s|ed)?|revenue|profit)\b)/i,
};

/** Every word or phrase of a text that is not said, with the kind of thing that it is. */
export function findForbidden(text: string): readonly string[] {
  return Object.entries(forbidden).flatMap(([kind, pattern]) =>
    [...text.matchAll(new RegExp(pattern, 'gi'))].map(([found]) => `${kind}: ${found}`),
  );
}

/** The texts of a program: its strings, and the parts of its templates; JSX is to be compiled away before. */
export function textsOf(code: string): readonly string[] {
  const lexer = createLexer(code, createWordFilter([]));
  lexer.level = Number.MAX_SAFE_INTEGER;
  const texts: string[] = [];
  for (lexer.next(); lexer.kind !== end; lexer.next()) {
    if (lexer.kind === string || lexer.kind === template || lexer.kind === templatePart)
      texts.push(lexer.text());
  }
  return texts;
}

/** A document without what it quotes: code, links, paths, and what stands between quotation marks. */
export function withoutQuotations(markdown: string): string {
  return markdown
    .replace(/`+[^`]*`+/g, ' ')
    .replace(/\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/“[^”]*”/g, ' ')
    .replace(/[\w.@-]+(\/[\w.@-]+)+/g, ' ');
}
