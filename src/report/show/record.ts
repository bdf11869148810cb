/** What was accomplished in the period, short. */
import type { ThemeKind } from '../../core/contributions/contribution.ts';
import { byCodeUnits } from '../../core/contributions/ids.ts';
import { lineKey, type EditedSummary } from '../../core/draft/editedSummary.ts';
import { isCatchAll } from '../../core/summary/concludeSummary.ts';
import type { SubjectCommit } from '../../core/summary/input.ts';
import type { AccomplishedItem } from '../../core/summary/summary.ts';
import type { ShownItem, ShownRecord } from '../shown.ts';
import { count, list } from '../words/dates.ts';
import { changeText, type Teller } from './teller.ts';

/** Changes named per line, and in the list of smaller ones. */
const mostChanges = 3;
const mostSmaller = 40;

export function showRecord(edited: EditedSummary, teller: Teller): ShownRecord {
  const { accomplished } = edited.summary;
  const leftOut = new Set(edited.contributions.filter((item) => item.leftOut).map(({ id }) => id));
  const isIncluded = ({ contribution: { id } }: AccomplishedItem): boolean =>
    edited.lines.get(lineKey(id, 'accomplished')) ?? !leftOut.has(id);
  const items = accomplished.items
    .toSorted(vagueLast)
    .map((item) => showItem(item, isIncluded(item), teller));
  const tail = accomplished.tail.filter(isIncluded);
  const told = accomplished.items.filter(isIncluded);
  const commits = [...told, ...tail].reduce((sum, item) => sum + item.commits.length, 0);
  const smaller = tail.flatMap((item) => item.commits);
  return {
    lead:
      commits === 0
        ? 'Nothing that git can see landed in this period.'
        : `From ${count(commits, 'commit', 'commits')} that landed in this period.`,
    items: items.filter((item) => item.included),
    leftOut: items.filter((item) => !item.included),
    smaller:
      smaller.length === 0
        ? null
        : {
            label: `${count(smaller.length, 'smaller change', 'smaller changes')}: ${list(kindsOf(tail, teller))}.`,
            changes: smaller.slice(0, mostSmaller).map((commit) => changeOf(commit, teller)),
            more: moreOf(smaller.length - mostSmaller),
          },
  };
}

function showItem(item: AccomplishedItem, included: boolean, teller: Teller): ShownItem {
  const { contribution, commits } = item;
  const main = byExtent(commits);
  const lead = isCalledByChange(item) ? main[0]! : null;
  const named = new Set(main.filter((commit) => commit !== lead).slice(0, mostChanges));
  const chosen = commits.filter((commit) => named.has(commit));
  const extent = [
    item.added > 0 ? `${count(item.added, 'file', 'files')} added` : '',
    item.deleted > 0 ? `${count(item.deleted, 'file', 'files')} deleted` : '',
  ].filter((text) => text !== '');
  return {
    contribution: contribution.id,
    included,
    title: lead ? changeText(lead, teller) : teller.speaker.tell(contribution.title),
    changes: [
      ...(lead ? [{ ...changeOf(lead, teller), text: '' }] : []),
      ...chosen.map((commit) => changeOf(commit, teller)),
    ],
    more: moreOf(commits.length - chosen.length - (lead ? 1 : 0)),
    extent: extent.length === 0 ? '' : `${item.capped ? 'at least ' : ''}${extent.join(', ')}`,
  };
}

/** A single change says more by itself than by its folder. */
function isCalledByChange({
  contribution: { theme, titleFrom },
  commits,
}: AccomplishedItem): boolean {
  const isVague = theme === null ? titleFrom === 'theme' : theme.kind !== 'revert';
  return isVague && commits.length === 1;
}

/** What has no name of its own comes after what has one. */
function vagueLast(a: AccomplishedItem, b: AccomplishedItem): number {
  const isVague = (item: AccomplishedItem): boolean =>
    isCatchAll(item.contribution) && !isCalledByChange(item);
  return Number(isVague(a)) - Number(isVague(b));
}

/** Those that changed most files first. */
function byExtent(commits: readonly SubjectCommit[]): readonly SubjectCommit[] {
  return commits.toSorted((a, b) => b.files - a.files || byCodeUnits(a.commit, b.commit));
}

function changeOf(commit: SubjectCommit, teller: Teller): ShownItem['changes'][number] {
  return {
    text: changeText(commit, teller),
    commit: teller.commit(commit.repository, commit.commit, commit.pullRequest),
  };
}

function moreOf(number: number): string {
  return number > 0 ? `and ${count(number, 'more commit', 'more commits')}` : '';
}

const kinds: Partial<Record<ThemeKind, readonly [string, string]>> = {
  removal: ['removal', 'removals'],
  dependencies: ['upgrade of dependencies', 'upgrades of dependencies'],
  build: ['of build and CI', 'of build and CI'],
  tests: ['of tests', 'of tests'],
  docs: ['of documentation', 'of documentation'],
  release: ['release', 'releases'],
  revert: ['revert', 'reverts'],
  fixes: ['fix', 'fixes'],
};

function kindsOf(items: readonly AccomplishedItem[], { speaker }: Teller): readonly string[] {
  const counts = new Map<ThemeKind | null, number>();
  const places: string[] = [];
  for (const { contribution, commits } of items) {
    const kind = contribution.theme?.kind ?? null;
    const counted = kind !== null && kinds[kind] ? kind : null;
    counts.set(counted, (counts.get(counted) ?? 0) + commits.length);
    if (counted === null) places.push(speaker.tell(contribution.title, 60));
  }
  const told = [...counts].flatMap(([kind, number]) => {
    const words = kind === null ? undefined : kinds[kind];
    return words ? [count(number, ...words)] : [];
  });
  const elsewhere = counts.get(null) ?? 0;
  if (elsewhere === 0) return told;
  const named = places.length > 4 ? [...places.slice(0, 3), 'elsewhere'] : places;
  return [...told, `${elsewhere} in ${list(named)}`];
}
