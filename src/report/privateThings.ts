/** What of an export is private to others: a person says of each whether it may leave the machine. */
import type { EditedSummary } from '../core/draft/editedSummary.ts';
import { createSpeaker } from './words/speaker.ts';

export type PrivateThing =
  | { readonly kind: 'repository'; readonly name: string }
  | { readonly kind: 'colleagues'; readonly names: readonly string[] }
  | { readonly kind: 'quote'; readonly id: string; readonly text: string; readonly source: string };

/** How many words of a quote are enough to find it; a form may hold no more of it. */
const tellingWords = 5;

/** What a finished text really holds of it, in whatever format it is written. */
export function privateThingsIn(
  text: string,
  { summary, contributions }: EditedSummary,
): readonly PrivateThing[] {
  const all = wordsOf(text);
  const known = new Set(all);
  const whole = ` ${all.join(' ')} `;
  const holds = (part: string, least = 1, most = Infinity): boolean => {
    const list = wordsOf(part).slice(0, most);
    // Looking for single words first saves looking for thousands of names in all of the text.
    const mayHold = list.length >= least && list.every((word) => known.has(word));
    return mayHold && whole.includes(` ${list.join(' ')} `);
  };
  const { quote } = createSpeaker(summary);
  // Where names are taken out, a single word may stand for anything else.
  const leastWords = summary.settings.people === 'names' ? 1 : 2;
  const { subject } = summary;
  const own = new Set([subject, ...subject.identities].map(({ name }) => name));
  const repositories = summary.repositories
    .filter(({ name, isPrivate }) => isPrivate && holds(name))
    .map(({ name }): PrivateThing => ({ kind: 'repository', name }));
  const names = summary.people
    .filter(({ id, kind, name }) => kind === 'human' && id !== subject.id && !own.has(name))
    .filter(({ name, identities }) =>
      [name, ...identities.map(({ email }) => email)].some((one) => holds(one, leastWords)),
    )
    .map(({ name }) => name);
  const quotes = contributions
    .flatMap((contribution) => contribution.quotes)
    .filter((item) => holds(quote(item.text), 1, tellingWords))
    .map((item): PrivateThing => ({ kind: 'quote', ...item }));
  return [
    ...repositories,
    ...(names.length > 0 ? [{ kind: 'colleagues', names } as const] : []),
    ...quotes,
  ];
}

/** Whether one answer holds for both: names of colleagues are let go together, repositories and quotes each for itself. */
export function isSameThing(a: PrivateThing, b: PrivateThing): boolean {
  if (a.kind === 'repository') return b.kind === 'repository' && a.name === b.name;
  if (a.kind === 'quote') return b.kind === 'quote' && a.id === b.id;
  return b.kind === 'colleagues';
}

/** Letters and digits alone: neither Markdown nor HTML changes these. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  return plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
