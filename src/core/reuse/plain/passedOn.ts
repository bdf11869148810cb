/** Whether a place does nothing with what it takes but pass it on, in whatever way that is written. */
import type { Import } from '../../languages/language.ts';
import type { FileVersion } from '../fileVersion.ts';
import type { Edge } from '../place.ts';

/** Named once where it is taken and once where it is passed on. */
const fewestNamings = 2;

export function isPassedOnOnly(version: FileVersion, { via, line }: Edge): boolean {
  if (via === 're-export') return true;
  const { imports } = version.facts();
  const taken = imports.find((one) => one.line === line && one.via !== 're-export');
  const isPassed = imports.some(
    (one) => one.via === 're-export' && one.specifier === taken?.specifier,
  );
  if (!taken || !isPassed) return false;
  const text = version.text() ?? '';
  return localsOf(taken).every((local) => countOf(local, text) <= fewestNamings);
}

function localsOf({ namespace, names }: Import): readonly string[] {
  return [...(namespace === null ? [] : [namespace]), ...(names ?? []).map(({ local }) => local)];
}

/** How often the word stands in the text; words of unusual letters count as used. */
function countOf(word: string, text: string): number {
  if (!/^\w+$/.test(word)) return Infinity;
  return text.match(new RegExp(`\\b${word}\\b`, 'g'))?.length ?? 0;
}
