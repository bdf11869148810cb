/** What a code search engine said, as its claim of that day. */
import type { SearchClaim } from '../../core/summary/searches.ts';
import { count, grouped, list, longDay } from './dates.ts';

const mostNamed = 5;

/** One claim in words; nothing found is told as that and no more. */
export function searchWords(
  claim: SearchClaim,
  tell: (text: string, length?: number) => string,
): string {
  const { query, foundAt, complete, explanation, findings, inPrivate } = claim;
  const search = `on ${longDay(foundAt)} by the code search ${tell(query, 160)}`;
  const names = [...new Set(findings.map(({ repository }) => tell(repository, 80)))];
  const more = names.length - mostNamed;
  const where = list(more > 0 ? [...names.slice(0, mostNamed), `${grouped(more)} more`] : names);
  return [
    findings.length === 0
      ? `Nothing that may be told was found elsewhere ${search}.`
      : `Found ${search}: ${count(findings.length, 'file', 'files')} in ${where}. That is what the search said; it was not read in their git.`,
    inPrivate > 0
      ? `${count(inPrivate, 'file', 'files')} in private repositories ${inPrivate === 1 ? 'is' : 'are'} not told.`
      : '',
    complete ? '' : `Not all was searched: ${tell(explanation ?? '', 200)}`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}
