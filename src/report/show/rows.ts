/** Evidence as rows: the ones that tell most openly, the others one click away. */
import { serviceKinds, type Evidence } from '../../core/insights/insight.ts';
import type { Span } from '../line.ts';
import type { ShownRow, ShownRows } from '../shown.ts';
import { count, shortDay } from '../words/dates.ts';
import { givenLink, subjectText, type Teller } from './teller.ts';

const mostOpen = 5;

/** Rows of an argument that was not told before; of one whose contribution was, all rows are folded. */
export function showRows(evidence: readonly Evidence[], open: boolean, teller: Teller): ShownRows {
  const telling = open ? mostTelling(evidence) : new Set<Evidence>();
  const rest = evidence.filter((item) => !telling.has(item));
  const label = rowCount(rest);
  return {
    open: evidence.filter((item) => telling.has(item)).map((item) => rowOf(item, teller)),
    folded: rest.map((item) => rowOf(item, teller)),
    foldedLabel: rest.length === 0 ? '' : telling.size > 0 ? grow(label) : label,
  };
}

/** `3 places`, or `3 commits` where the rows are no places; `3 records` where a service tells some of them. */
export function rowCount(rows: readonly Evidence[]): string {
  const [one, many] = rows.some(isOfService)
    ? (['record', 'records'] as const)
    : rows.every((row) => row.place === null)
      ? (['commit', 'commits'] as const)
      : (['place', 'places'] as const);
  return count(rows.length, one, many);
}

/** What a service records says more by its own words than by the file that it is about. */
function isOfService({ kind }: Evidence): boolean {
  return (serviceKinds as readonly string[]).includes(kind);
}

/** Where it happened, else what the commit, the pull request or the reviewer says, or the branch of a run. */
function placeOf(item: Evidence, teller: Teller): Span {
  const { kind, repository, place, line, text } = item;
  if (text === null) return place === null ? { text: '' } : teller.file(repository, place, line);
  if (kind === 'run') return { text: teller.speaker.tell(text, 60), as: 'code' };
  if (kind === 'review') return { text: teller.speaker.tell(text, 90) };
  if (place !== null && !isOfService(item)) return teller.file(repository, place, line);
  return { text: subjectText(text, teller) };
}

function grow(label: string): string {
  return label.replace(' ', ' more ');
}

/** The first use, the first of each further team, of each further person, then the earliest others. */
function mostTelling(evidence: readonly Evidence[]): ReadonlySet<Evidence> {
  if (evidence.length <= mostOpen) return new Set(evidence);
  const told = new Set<Evidence>(evidence.slice(0, 1));
  const seen = new Set<string>();
  const keys = [
    (item: Evidence) => `team ${item.teams[0] ?? ''}`,
    (item: Evidence) => `person ${item.person ?? ''}`,
    (item: Evidence) => `place ${item.place ?? ''}`,
  ];
  for (const keyOf of keys) {
    for (const item of told) seen.add(keyOf(item));
    for (const item of evidence) {
      if (told.size < mostOpen && !told.has(item) && !seen.has(keyOf(item))) {
        told.add(item);
        seen.add(keyOf(item));
      }
    }
  }
  return told;
}

function rowOf(item: Evidence, teller: Teller): ShownRow {
  return {
    date: item.landed,
    day: shortDay(item.landed),
    who: teller.speaker.person(item.person, item.teams),
    place: placeOf(item, teller),
    commit: isOfService(item)
      ? recordOf(item, teller)
      : teller.commit(item.repository, item.id, item.pullRequest),
    isOfService: isOfService(item),
  };
}

/** What a service records, by its number there. */
function recordOf({ kind, id, url = '', pullRequest }: Evidence, { speaker }: Teller): Span {
  const own = kind === 'run' ? 'run' : kind === 'review' ? 'review' : speaker.tell(id, 60);
  return givenLink(url, pullRequest === null ? own : `#${pullRequest}`);
}
