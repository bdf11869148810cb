/** What was accomplished in the period, short. */
import type { ThemeKind } from '../../core/contributions/contribution.ts';
import { byCodeUnits } from '../../core/contributions/ids.ts';
import { lineKey, type EditedSummary } from '../../core/draft/editedSummary.ts';
import { isCatchAll } from '../../core/summary/concludeSummary.ts';
import type { SubjectCommit } from '../../core/summary/input.ts';
import type { AccomplishedItem } from '../../core/summary/summary.ts';
import type { ShownItem, ShownRecord } from '../shown.ts';
import { count, list } from '../words/dates.ts';
import { changeText, subjectText, type Teller } from './teller.ts';

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
  const listed = changesOf(smaller).slice(0, mostSmaller);
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
            changes: listed.map((change) => changeOf(change, titleOf(change, teller), teller)),
            more: moreOf(smaller.length - commitsIn(listed)),
          },
  };
}

function showItem(item: AccomplishedItem, included: boolean, teller: Teller): ShownItem {
  const { contribution } = item;
  const changes = changesOf(item.commits);
  const main = byExtent(changes);
  const lead = isCalledByChange(item) ? main[0]! : null;
  const named = new Set(main.filter((change) => change !== lead).slice(0, mostChanges));
  const chosen = changes.filter((change) => named.has(change));
  const told = commitsIn(lead ? [lead, ...chosen] : chosen);
  const extent = [
    item.added > 0 ? `${count(item.added, 'file', 'files')} added` : '',
    item.deleted > 0 ? `${count(item.deleted, 'file', 'files')} deleted` : '',
  ].filter((text) => text !== '');
  return {
    contribution: contribution.id,
    included,
    title: lead ? textOf(lead, teller) : teller.speaker.tell(contribution.title),
    changes: [
      ...(lead ? [changeOf(lead, '', teller)] : []),
      ...chosen.map((change) => changeOf(change, textOf(change, teller), teller)),
    ],
    more: moreOf(item.commits.length - told),
    extent: extent.length === 0 ? '' : `${item.capped ? 'at least ' : ''}${extent.join(', ')}`,
  };
}

/** A single change says more by itself than by its folder. */
function isCalledByChange({
  contribution: { theme, titleFrom },
  commits,
}: AccomplishedItem): boolean {
  const isVague = theme === null ? titleFrom === 'theme' : theme.kind !== 'revert';
  return isVague && changesOf(commits).length === 1;
}

/** What has no name of its own comes after what has one. */
function vagueLast(a: AccomplishedItem, b: AccomplishedItem): number {
  const isVague = (item: AccomplishedItem): boolean =>
    isCatchAll(item.contribution) && !isCalledByChange(item);
  return Number(isVague(a)) - Number(isVague(b));
}

/** A commit, or all those of the item that one pull request of the subject brought. */
interface Change {
  readonly commits: readonly SubjectCommit[];
  readonly files: number;
}

function changesOf(commits: readonly SubjectCommit[]): readonly Change[] {
  const groups = new Map<string, SubjectCommit[]>();
  for (const commit of commits) {
    const { details, repository } = commit;
    const key = details ? `${repository} #${details.number}` : commit.commit;
    const known = groups.get(key);
    if (known) known.push(commit);
    else groups.set(key, [commit]);
  }
  return [...groups.values()].map((group) => ({
    commits: group,
    files: group.reduce((sum, { files }) => sum + files, 0),
  }));
}

function commitsIn(changes: readonly Change[]): number {
  return changes.reduce((sum, { commits }) => sum + commits.length, 0);
}

/** Those that changed most files first. */
function byExtent(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted(
    (a, b) => b.files - a.files || byCodeUnits(a.commits[0]!.commit, b.commits[0]!.commit),
  );
}

function changeOf(
  { commits: [first] }: Change,
  text: string,
  teller: Teller,
): ShownItem['changes'][number] {
  const { repository, commit, pullRequest } = first!;
  return { text, commit: teller.commit(repository, commit, pullRequest) };
}

/** What the pull request is called, else what the commit says. */
function titleOf({ commits: [first] }: Change, teller: Teller): string {
  const { details } = first!;
  return details ? subjectText(details.title, teller) : changeText(first!, teller);
}

/** The same with what it closed and the release that first held it. */
function textOf(change: Change, teller: Teller): string {
  const { closes = [], release = null } = change.commits[0]!.details ?? {};
  const numbers = closes.map(({ number }) => `#${number}`);
  return [
    titleOf(change, teller),
    ...(numbers.length > 0 ? [`closed ${list(numbers)}`] : []),
    ...(release ? [`in ${teller.speaker.tell(release.tag, 40)}`] : []),
  ].join('; ');
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
    // What a pull request is called is no place.
    const { title, titleFrom, path } = contribution;
    const place = titleFrom === 'pull-request' && path !== '' ? path : title;
    if (counted === null) places.push(speaker.tell(place, 60));
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
