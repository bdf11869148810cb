/** What speaks against an argument: about its uses where it tells of uses, and about the work in every one. */
import type { Contribution, Use } from '../contributions/contribution.ts';
import { byCodeUnits } from '../contributions/ids.ts';
import { isInside } from '../contributions/paths.ts';
import { adoptionsOf, isOriginatedBy, isReach, placeOf } from '../contributions/uses.ts';
import type { Adoption, Person, Unclear } from '../model.ts';
import type { Argument, InsightContext } from './insight.ts';

/** All that is looked for, in the order in which it is told. */
export const counterKinds = [
  'reverted',
  'reverted-by-maker',
  'as-before',
  'amended',
  'stayed-there',
  'single-adopter',
  'own-team-only',
  'one-commit',
  'bulk',
  'inside',
  'type-only',
  'copied',
  'with-makers-help',
  'co-makers',
  'ended',
  'replaced',
  'usual-here',
  'extended-only',
  'lines-of-others',
  'takes-of-others',
  'came-otherwise',
  'unused-parts',
  'unknown-person',
  'others-at-work',
  'falling-before',
  'fewer-changes',
  'fewer-people',
  'fixes-of-own',
  'few-large-changes',
  'files-gone',
  'untouched',
  'grew-before',
  'rest-grew',
  'grew-elsewhere',
  'maker-gone',
  'places-left',
  'moved-back',
  'moved-by-others',
  'moved-in-one-commit',
  'sole-upkeeper',
  'others-did-it-too',
  'others-did-it-at-times',
  'nobody-chooses',
  'changed-by-others',
  'tests-only',
  'named-only',
  'kept-copies',
  'versions-behind',
  'named-as-fault',
  'one-author',
  'repeated-runs',
  'falling-runs',
] as const;
export type CounterKind = (typeof counterKinds)[number];

/** `count` of `of` places (people, parts), with the commits that show it. */
export interface CounterEvidence {
  readonly kind: CounterKind;
  readonly count: number;
  readonly of: number;
  readonly commits: readonly string[];
}

/** A smaller share of its commits than this tells nothing about the work as a whole. */
const fewestReverted = 0.05;

/** Fewer others of its kind and age than this tell nothing about what is usual. */
const fewestAlike = 20;
/** As many others with as many dependents make it usual here. */
const usualShare = 1 / 3;

/** Nearer to a half than this, a blame may count the lines the other way round. */
const clearlyLess = 0.45;

/** Finds what speaks against the uses given, in the order of `counterKinds`; `makers` are the others who worked on it. */
export function findCounterEvidence(
  uses: readonly Use[],
  contribution: Contribution,
  { subject, teams }: Pick<InsightContext, 'subject' | 'teams'>,
  makers = makersOf(contribution, subject),
): readonly CounterEvidence[] {
  const found: CounterEvidence[] = [];
  const add = (
    kind: CounterKind,
    hits: readonly Use[],
    of = uses.length,
    count = hits.length,
  ): void => {
    if (count > 0) found.push({ kind, count, of, commits: commitsOf(hits) });
  };
  const where = (test: (use: Use) => boolean): readonly Use[] => uses.filter(test);

  const people = new Set(uses.map((use) => use.adoption.person));
  if (people.size === 1) add('single-adopter', uses, uses.length);
  const { byDefault = [] } = teams;
  const owners = (use: Use): readonly string[] =>
    use.adoption.teams.filter((team) => !byDefault.includes(team));
  if (uses.every((use) => use.otherTeams.length === 0 && owners(use).length > 0))
    add('own-team-only', uses);
  const commits = commitsOf(uses);
  if (uses.length > 2 && commits.length === 1) add('one-commit', uses);
  add(
    'bulk',
    where((use) => use.adoption.bulk),
  );
  add(
    'inside',
    where((use) => isWithin(use, contribution)),
  );
  add(
    'type-only',
    where((use) => use.adoption.via === 'type-import'),
  );
  add('copied', where(isKnownCopy));
  const helped = where((use) => use.adoption.coAuthors.includes(subject.id));
  add('with-makers-help', helped, commits.length, commitsOf(helped).length);
  const byMakers = where((use) => makers.has(use.adoption.person));
  add('co-makers', byMakers, people.size, new Set(byMakers.map((use) => use.adoption.person)).size);
  const all = contribution.uses;
  const ended = all.filter((use) => use.adoption.ended !== null);
  if (ended.length > 0) {
    found.push({ kind: 'ended', count: ended.length, of: all.length, commits: endsOf(ended) });
  }
  const replaced = ended.filter(({ asset, adoption }) =>
    asset.beside?.movedOn.includes(adoption.place),
  );
  if (replaced.length >= 2) {
    const { length: count } = replaced;
    found.push({ kind: 'replaced', count, of: ended.length, commits: endsOf(replaced) });
  }
  found.push(...aboutTheAssets(contribution, subject));
  return found;
}

/** Of code of the repository itself, a use that came by copying is not counted. */
function isKnownCopy({ adoption, repository, asset }: Use): boolean {
  return adoption.copied && (adoption.placeKind === 'config' || repository !== asset.repository);
}

function aboutTheAssets(contribution: Contribution, subject: Person): readonly CounterEvidence[] {
  const found: CounterEvidence[] = [];
  const { assets } = contribution;
  const used = assets.filter((asset) => contribution.uses.some((use) => use.asset.id === asset.id));
  const extended = used.filter((asset) => !isOriginatedBy(asset, subject));
  if (extended.length > 0) {
    const births = extended.map((asset) => asset.born.commit);
    found.push({
      kind: 'extended-only',
      count: extended.length,
      of: used.length,
      commits: distinct(births),
    });
  }
  const widest = used.flatMap(({ beside }) => beside?.alike ?? []).toSorted(byWidth)[0];
  if (widest && widest.of >= fewestAlike && widest.asWide >= widest.of * usualShare)
    found.push({ kind: 'usual-here', count: widest.asWide, of: widest.of, commits: [] });
  found.push(...notCounted(contribution));
  const parts = assets.filter((asset) => asset.kind !== 'package');
  const unused = parts.filter(
    (asset) =>
      !adoptionsOf(asset).some(({ adoption }) => isByOther(adoption.own, adoption.placeKind)),
  );
  if (parts.length > 1 && unused.length > 0 && unused.length < parts.length) {
    found.push({ kind: 'unused-parts', count: unused.length, of: parts.length, commits: [] });
  }
  const byOthers = assets
    .flatMap((asset) => asset.adoptions)
    .filter((adoption) => isByOther(adoption.own, adoption.placeKind));
  const placesOf = (adoptions: readonly Adoption[]): number =>
    distinct(adoptions.map((adoption) => adoption.place)).length;
  const unknown = placesOf(byOthers.filter((adoption) => adoption.person === null));
  if (unknown > 0)
    found.push({ kind: 'unknown-person', count: unknown, of: placesOf(byOthers), commits: [] });
  return found;
}

/** Places that depend on it today and are no plain sign of use. */
function notCounted(contribution: Contribution): readonly CounterEvidence[] {
  return notCountedOf(standingOf(contribution), leftOutOf(contribution));
}

/** The same of those that depend on it today, and of those among them that are told for no other asset. */
export function notCountedOf(
  standing: ReturnType<typeof adoptionsOf>,
  left: ReturnType<typeof adoptionsOf>,
): readonly CounterEvidence[] {
  const of = new Set(standing.map(placeOf)).size;
  return (['takes-of-others', 'came-otherwise'] as const).flatMap((kind) => {
    const those = left.filter(({ adoption }) => notCountedAs[adoption.unclear!] === kind);
    const commits = distinct(those.map(({ adoption }) => adoption.commit));
    const count = new Set(those.map(placeOf)).size;
    return count === 0 ? [] : [{ kind, count, of, commits }];
  });
}

function standingOf({ assets }: Contribution) {
  return assets.flatMap((asset) => adoptionsOf(asset).filter(({ adoption }) => isReach(adoption)));
}

/** Adoptions that stand today and are not counted, of places that are not told for another one. */
export function leftOutOf(contribution: Contribution): ReturnType<typeof adoptionsOf> {
  return leftOutAmong(standingOf(contribution), contribution.uses);
}

/** Those that are not counted, of places that are not among the uses told. */
export function leftOutAmong(
  standing: ReturnType<typeof adoptionsOf>,
  uses: readonly Use[],
): ReturnType<typeof adoptionsOf> {
  const told = new Set(uses.map(placeOf));
  return standing.filter(
    (each) =>
      each.adoption.unclear !== undefined &&
      notCountedAs[each.adoption.unclear] !== null &&
      !told.has(placeOf(each)),
  );
}

const notCountedAs: Readonly<Record<Unclear, 'takes-of-others' | 'came-otherwise' | null>> = {
  'passed-on': null,
  'names-of-others': 'takes-of-others',
  'began-with-others': 'takes-of-others',
  'there-before': 'came-otherwise',
  'from-another-file': 'came-otherwise',
  'moved-here': 'came-otherwise',
  copied: 'came-otherwise',
  returned: 'came-otherwise',
  unread: 'came-otherwise',
};

function byWidth(
  a: { readonly of: number; readonly asWide: number },
  b: { readonly of: number; readonly asWide: number },
): number {
  return a.asWide / a.of - b.asWide / b.of;
}

/** The argument with what speaks against the work itself, whatever it was argued for. */
export function withAgainstWork(
  argument: Argument,
  contribution: Contribution,
  subject: Person,
): Argument {
  const told = new Set(argument.counterEvidence.map(({ kind }) => kind));
  const also = aboutTheWork(contribution, subject).filter(({ kind }) => !told.has(kind));
  if (also.length === 0) return argument;
  const rank = ({ kind }: CounterEvidence): number => counterKinds.indexOf(kind);
  const all = [...argument.counterEvidence, ...also].toSorted((a, b) => rank(a) - rank(b));
  return { ...argument, counterEvidence: all };
}

function aboutTheWork(contribution: Contribution, subject: Person): readonly CounterEvidence[] {
  const found: CounterEvidence[] = [];
  const { assets, commits, uses } = contribution;
  const reverts = commits.flatMap(({ revertedBy }) => revertedBy ?? []);
  for (const kind of ['reverted', 'reverted-by-maker'] as const) {
    const those = reverts.filter(
      ({ person }) => (person === subject.id) === (kind === 'reverted-by-maker'),
    );
    if (those.length === 0 || those.length < commits.length * fewestReverted) continue;
    const by = distinct(those.map(({ commit }) => commit));
    found.push({ kind, count: those.length, of: commits.length, commits: by });
  }
  const shares = assets
    .filter((asset) => uses.some((use) => use.asset.id === asset.id))
    .flatMap((asset) =>
      asset.makers.filter((maker) => maker.person === subject.id && maker.share !== null),
    );
  const mostlyOthers = shares.filter((maker) => maker.share! < clearlyLess).length;
  if (mostlyOthers > 0)
    found.push({ kind: 'lines-of-others', count: mostlyOthers, of: shares.length, commits: [] });
  return found;
}

/** The other people who made or extended what is used. */
export function makersOf(contribution: Contribution, subject: Person): ReadonlySet<string> {
  const makers = new Set(
    contribution.assets.flatMap((asset) => asset.makers.map((maker) => maker.person)),
  );
  makers.delete(subject.id);
  return makers;
}

function isByOther(own: boolean, placeKind: string): boolean {
  return !own && (placeKind === 'code' || placeKind === 'config');
}

/** Whether the place lies in the folder that the contribution is called after. */
export function isWithin(use: Use, contribution: Contribution): boolean {
  const { path, repository } = contribution;
  return path !== '' && use.repository === repository && isInside(use.adoption.place, path);
}

function endsOf(uses: readonly Use[]): readonly string[] {
  return distinct(uses.flatMap((use) => (use.adoption.ended ? [use.adoption.ended.commit] : [])));
}

export function commitsOf(uses: readonly Use[]): readonly string[] {
  return distinct(uses.map((use) => use.adoption.commit));
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted(byCodeUnits);
}
