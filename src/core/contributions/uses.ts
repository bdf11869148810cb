/** What others did with the assets of one contribution: each place once, when it first depended on any of them. */
import type { Adoption, Asset, Period, Person } from '../model.ts';
import { dayOf, isInPeriod } from '../period.ts';
import type { SubjectCommit, SummaryAsset } from '../summary/input.ts';
import type { Use } from './contribution.ts';
import { byCodeUnits } from './ids.ts';
import { daysBetween } from './span.ts';

export interface UseContext {
  readonly subject: Person;
  readonly people: ReadonlyMap<string, Person>;
  readonly period: Period;
  /** Commits of the subject on a path of a repository, oldest first; no mass moves and nothing generated. */
  readonly touched: (path: string, repository: number) => readonly SubjectCommit[];
  /** Every commit of the subject on it, as `git log` shows them. */
  readonly changed: (path: string, repository: number) => readonly SubjectCommit[];
}

/** Less of its lines of today than this, and hardly anything that others take is by who originated it. */
const leastOfOrigin = 0.1;
/** What somebody else originated is the subject's work where they made most of what it is today. */
const leastOfExtension = 0.5;

/** Whether the subject originated the asset and some of it is theirs, or most of its lines of today are. */
export function isOwnWork(asset: Asset, subject: Person): boolean {
  const share = shareOf(asset, subject);
  if (isOriginatedBy(asset, subject)) return share === null || share >= leastOfOrigin;
  return share !== null && share >= leastOfExtension;
}

/** Whether the person first made it, and made it anew: what went on from files of somebody else is theirs. */
export function isOriginatedBy({ born, anew }: Asset, { id }: Pick<Person, 'id'>): boolean {
  return born.person === id && anew !== false;
}

/** The part of its lines of today that is the subject's; null where they could not be counted. */
export function shareOf({ makers }: Asset, subject: Person): number | null {
  return makers.find((maker) => maker.person === subject.id)?.share ?? null;
}

/**
 * Uses in order of their landing. An asset that the subject only extended counts from the middle one of their commits on,
 * and not for the one who originated it. Whoever only passes it on does not use it: those who take it there do.
 */
export function findUses(assets: readonly SummaryAsset[], context: UseContext): readonly Use[] {
  const byPlace = new Map<string, Use>();
  const otherwiseSince = new Map<string, string>();
  const continuing = new Set<string>();
  const taken = new Map<string, Taken[]>();
  for (const asset of assets) {
    const since = usedSince(asset, context);
    const changes = [...(since === null ? [] : [since]), ...changesOf(asset, context)];
    for (const { repository, adoption } of adoptionsOf(asset)) {
      const place = placeOf({ repository, adoption });
      const { landed } = adoption;
      taken.set(place, [...(taken.get(place) ?? []), { asset, landed, changes }]);
      if (isPassingOn(adoption)) continue;
      if (since === null || !isCounted(adoption, asset, since, context)) {
        const known = otherwiseSince.get(place);
        if (known === undefined || isBefore(adoption.landed, known))
          otherwiseSince.set(place, adoption.landed);
        continue;
      }
      if (adoption.ended === null) continuing.add(place);
      const use: Use = {
        asset,
        repository,
        adoption,
        otherTeams: adoption.teams.filter((team) => !asset.teams.includes(team)),
        lastChange: null,
        inPeriod: isInPeriod(adoption.landed, context.period),
      };
      const known = byPlace.get(place);
      if (!known || comparePrecedence(use, known) < 0) byPlace.set(place, use);
    }
  }
  // A place that depended on some of it before, in a way that is not counted, did not begin later.
  for (const [place, { adoption }] of byPlace) {
    const earlier = otherwiseSince.get(place);
    if (earlier !== undefined && isBefore(earlier, adoption.landed)) byPlace.delete(place);
  }
  const uses = [...byPlace].map(([place, use]): Use => {
    const { landed } = use.adoption;
    const isContinuing = use.adoption.ended !== null && continuing.has(place);
    const changes = taken
      .get(place)!
      .filter(({ asset }) => asset.kind !== 'package' || asset === use.asset)
      .flatMap((one) => (isBefore(landed, one.landed) ? [] : one.changes));
    return {
      ...use,
      adoption: isContinuing ? { ...use.adoption, ended: null } : use.adoption,
      lastChange: lastChangeBefore(landed, changes),
    };
  });
  return uses.toSorted(compareUses);
}

/** One of the assets that a place depends on, since when (ISO), and when the subject changed it. */
interface Taken {
  readonly asset: SummaryAsset;
  readonly landed: string;
  readonly changes: readonly string[];
}

/** Whether the place only passes it on: whoever takes it there uses it. */
function isPassingOn({ via, unclear }: Adoption): boolean {
  return via === 're-export' || unclear === 'passed-on';
}

function isCounted(
  adoption: Adoption,
  asset: SummaryAsset,
  since: string,
  context: UseContext,
): adoption is Use['adoption'] {
  return (
    isByAnother(adoption, context) &&
    adoption.person !== asset.born.person &&
    adoption.unclear === undefined &&
    !isBefore(adoption.landed, since)
  );
}

/** The adoptions in the asset's own repository, then those in others. */
export function adoptionsOf(
  asset: SummaryAsset,
): readonly { readonly repository: number; readonly adoption: Adoption }[] {
  const { repository } = asset;
  return [
    ...asset.adoptions.map((adoption) => ({ repository, adoption })),
    ...(asset.elsewhere ?? []).flatMap((there) =>
      there.adoptions.map((adoption) => ({ repository: there.repository, adoption })),
    ),
  ];
}

/** A place, told apart from that of another repository. */
export function placeOf({ repository, adoption }: ReturnType<typeof adoptionsOf>[number]): string {
  return `${repository}\0${adoption.place}`;
}

/** Whether code or configuration of somebody else than the maker depends on it today. */
export function isReach({ own, ended, placeKind }: Adoption): boolean {
  return !own && ended === null && (placeKind === 'code' || placeKind === 'config');
}

/** By the moment where the day is the same. */
function isBefore(a: string, b: string): boolean {
  return daysBetween(a, b) === 0 ? Date.parse(a) < Date.parse(b) : daysBetween(a, b) > 0;
}

/** Since when the asset holds work of the subject (ISO); null where no commit of theirs is known. */
export function subjectSince(
  asset: SummaryAsset,
  context: Pick<UseContext, 'subject' | 'touched'>,
): string | null {
  if (isOriginatedBy(asset, context.subject)) return asset.born.landed;
  return commitsOn(asset, context)[0]?.landed ?? null;
}

/** From when on a use is one of the subject's work: before half of what they extended was there it was one of others'. */
function usedSince(asset: SummaryAsset, context: UseContext): string | null {
  if (isOriginatedBy(asset, context.subject)) return asset.born.landed;
  const commits = commitsOn(asset, context);
  return commits[Math.floor(commits.length / 2)]?.landed ?? null;
}

function isByAnother(
  adoption: Adoption,
  { subject, people }: UseContext,
): adoption is Use['adoption'] {
  if (adoption.own || adoption.person === null || adoption.person === subject.id) return false;
  if (adoption.placeKind !== 'code' && adoption.placeKind !== 'config') return false;
  return people.get(adoption.person)?.kind === 'human';
}

/** The last of the changes (ISO) that had landed when a use did; null where none had. */
function lastChangeBefore(use: string, changes: readonly string[]): string | null {
  let last: string | null = null;
  for (const change of changes) {
    if (!isBefore(use, change) && (last === null || isBefore(last, change))) last = change;
  }
  return last;
}

/** When every commit of the subject on the asset landed. */
function changesOf(asset: SummaryAsset, { changed }: UseContext): readonly string[] {
  return [asset.path, ...asset.formerPaths]
    .flatMap((path) => changed(path, asset.repository))
    .map(({ landed }) => landed);
}

/** So many days after their last change of it the subject still counts as working on something. */
const mostDaysBetweenChanges = 30;

/** Whether the use came while the subject was working on what it takes. */
export function isInWork({ lastChange, adoption }: Use): boolean {
  return lastChange === null || daysBetween(lastChange, adoption.landed) <= mostDaysBetweenChanges;
}

/** Days from the last change of what is used to the beginning of a period; null where it was worked on until the use, or later. */
export function daysFinishedBefore(use: Use, { from }: Period): number | null {
  const days = use.lastChange === null ? 0 : daysBetween(use.lastChange, from);
  return days > 0 && !isInWork(use) ? days : null;
}

/** The subject's commits on the asset, whatever they are told under, in order of their landing. */
export function commitsOn(
  asset: SummaryAsset,
  { touched }: Pick<UseContext, 'touched'>,
): readonly SubjectCommit[] {
  return [asset.path, ...asset.formerPaths]
    .flatMap((path) => touched(path, asset.repository))
    .toSorted(byLanding);
}

function byLanding(a: SubjectCommit, b: SubjectCommit): number {
  return (dayOf(a.landed) ?? 0) - (dayOf(b.landed) ?? 0);
}

/** Of two uses in one place the earlier one is told; of the same commit the more specific one. */
function comparePrecedence(a: Use, b: Use): number {
  return (
    landing(a) - landing(b) ||
    Number(a.asset.kind === 'package') - Number(b.asset.kind === 'package') ||
    byCodeUnits(a.asset.path, b.asset.path)
  );
}

function compareUses(a: Use, b: Use): number {
  return (
    landing(a) - landing(b) ||
    byCodeUnits(a.adoption.commit, b.adoption.commit) ||
    byCodeUnits(a.adoption.place, b.adoption.place)
  );
}

function landing(use: Use): number {
  return dayOf(use.adoption.landed) ?? 0;
}
