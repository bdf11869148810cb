/** E5, knowledge spread: more people in an area after the subject documented, tested or restructured it. */
import { isInside } from '../contributions/paths.ts';
import type { Period } from '../model.ts';
import { dayOf, formatDay } from '../period.ts';
import { activityOf, othersIn, within, type Activity, type Span } from './areaActivity.ts';
import type { CounterEvidence } from './counterEvidence.ts';
import type { AreaActivity, KnowledgeSpreadFacts } from './facts.ts';
import { doesNotApply, type Evidence, type PastInsight } from './insight.ts';
import { findOpenings, openingKinds, type Opening } from './opening.ts';
import type { Past } from './past.ts';
import { limits } from './useFacts.ts';

/** The time looked at on either side, in days: as much as there is between these. */
const shortest = 365;
const longest = 730;
/** Fewer commits than this on one side tell nothing. */
const fewestCommits = 10;
/** So many people more, and so many times as many, at least. */
const mostlyMore = { people: 2, times: 1.5 };
const fewestNewcomers = 2;
/** Where more than this part of the area's files came from elsewhere, its people did too. */
const mostMovedIn = 0.2;
/** Where other areas grew as much this often, the area is none that stands out. */
const mostAlike = 0.25;
const mostEvidence = 8;

export const knowledgeSpread: PastInsight = {
  id: 'E5',
  async find(contribution, context, past) {
    const area = contribution.path;
    if (area === '' || past.below(area).length === 0 || contribution.titleFrom === 'theme')
      return doesNotApply('no-single-place');
    const openings = await findOpenings(contribution, past);
    if (openings.length === 0) return doesNotApply('no-opening');
    const activity = activityOf(area, past);
    const sides = openings.flatMap((opening) => sidesOf(opening, activity, past));
    if (sides.length === 0) return doesNotApply('no-year-on-both-sides');
    // The one with most in it: chosen by what the subject did, not by what came of it.
    const chosen = sides.reduce((most, side) =>
      side.opening.files.length > most.opening.files.length ? side : most,
    );
    if (movedIn(area, chosen, past) > mostMovedIn) return doesNotApply('area-was-moved');
    const { before, after, opening } = chosen;
    const inBefore = within(activity.inArea, before);
    const inAfter = within(activity.inArea, after);
    if (Math.min(inBefore.length, inAfter.length) < fewestCommits)
      return doesNotApply('too-few-changes');
    const then = summed(inBefore, past.person);
    const now = summed(inAfter, past.person);
    const newcomers = newcomersOf(activity, after, past.person);
    if (
      !grew(then.others, now.others) ||
      now.share >= then.share ||
      newcomers.length < fewestNewcomers
    )
      return doesNotApply('no-more-people');
    const around = compareElsewhere(activity, chosen, then.others, now.others, past.person);
    if (
      around.ratio >= now.others / Math.max(1, then.others) ||
      around.alike > around.areas * mostAlike
    )
      return doesNotApply('rest-grew-alike');
    const firsts = newcomers.map(({ commit }) => commit);
    const current = firsts.filter((commit) => landedIn(commit, context.period, past));
    const facts: KnowledgeSpreadFacts = {
      insight: 'E5',
      area,
      from: formatDay(opening.from),
      to: formatDay(opening.to),
      ...countKinds(opening),
      months: Math.floor((after.to - after.from) / 30.44),
      before: then,
      after: now,
      newcomers: newcomers.length,
      newcomersInPeriod: current.length,
    };
    return {
      lens: 'enables',
      facts,
      standing: 'evidenced',
      inPeriod: current.length > 0,
      evidence: evidenceOf(opening, firsts, past),
      counterEvidence: against(activity, chosen, around, past),
      notVisible: ['what-brought-them', 'maker-turned-away', ...limits([], context.coverage)],
    };
  },
};

/** An opening with equal spans before and after it. */
interface Sides {
  readonly opening: Opening;
  readonly before: Span;
  readonly after: Span;
}

/** Nothing where the area, or the history, is too young on one side. */
function sidesOf(opening: Opening, { inArea }: Activity, past: Past): readonly Sides[] {
  const oldest = inArea[0]?.day ?? Infinity;
  const newest = past.day(past.history.head);
  const length = Math.min(longest, opening.from - oldest, newest - opening.to);
  if (length < shortest) return [];
  return [
    {
      opening,
      before: { from: opening.from - length, to: opening.from },
      after: { from: opening.to + 1, to: opening.to + 1 + length },
    },
  ];
}

/** The part of the area's files that came from elsewhere since the beginning of the time looked at. */
function movedIn(area: string, { before, after }: Sides, past: Past): number {
  const { history, survey } = past;
  let all = 0;
  let moved = 0;
  for (const { path } of survey.files) {
    if (!isInside(history.path(path), area)) continue;
    all++;
    const came = survey.lineages.of(path).some((stretch, index, stretches) => {
      const older = stretches[index + 1];
      if (!older || isInside(history.path(older.path), area)) return false;
      const day = past.day(history.mainline[stretch.from]!);
      return isInside(history.path(stretch.path), area) && day >= before.from && day < after.to;
    });
    if (came) moved++;
  }
  return all === 0 ? 0 : moved / all;
}

function summed(commits: Activity['inArea'], subject: number): AreaActivity {
  const own = commits.filter(({ person }) => person === subject).length;
  return {
    others: othersIn(commits, subject).size,
    commits: commits.length,
    share: Math.round((own / commits.length) * 1000) / 1000,
  };
}

function grew(before: number, after: number): boolean {
  return after - before >= mostlyMore.people && after >= before * mostlyMore.times;
}

/** The first changes of those who had never changed the area, and then did on two days or more. */
function newcomersOf({ inArea }: Activity, after: Span, subject: number) {
  const known = new Set(inArea.filter(({ day }) => day < after.from).map(({ person }) => person));
  const later = within(inArea, after);
  return [...othersIn(later, subject)]
    .filter((person) => !known.has(person))
    .map((person) => later.find((entry) => entry.person === person)!);
}

interface Elsewhere {
  /** People in the rest of the repository. */
  readonly before: number;
  readonly after: number;
  readonly ratio: number;
  /** Other areas with enough changes, and those of them in which as many people more came. */
  readonly areas: number;
  readonly alike: number;
}

function compareElsewhere(
  { elsewhere }: Activity,
  { before, after }: Sides,
  then: number,
  now: number,
  subject: number,
): Elsewhere {
  const early = elsewhere(before);
  const late = elsewhere(after);
  const people = (commits: typeof early): number => othersIn(commits, subject).size;
  const names = new Set([...early, ...late].map(({ area }) => area));
  names.delete('');
  let areas = 0;
  let alike = 0;
  for (const name of names) {
    const first = early.filter((entry) => entry.area === name);
    const second = late.filter((entry) => entry.area === name);
    if (Math.min(first.length, second.length) < fewestCommits) continue;
    areas++;
    const growth = people(second) / Math.max(1, people(first));
    if (grew(people(first), people(second)) && growth >= now / Math.max(1, then)) alike++;
  }
  const ratio = people(late) / Math.max(1, people(early));
  return { before: people(early), after: people(late), ratio, areas, alike };
}

function landedIn(commit: number, period: Period, past: Past): boolean {
  const day = past.day(commit);
  return day >= dayOf(period.from)! && day < dayOf(period.to)!;
}

function countKinds({ files }: Opening) {
  const [documents, tests, restructured] = openingKinds.map(
    (kind) => files.filter((file) => file.kind === kind).length,
  );
  return { documents: documents!, tests: tests!, restructured: restructured! };
}

/** What the subject did, one file per commit, and how each newcomer began. */
function evidenceOf(opening: Opening, firsts: readonly number[], past: Past): readonly Evidence[] {
  const places = new Map(
    opening.files.map(({ commit, path }) => [commit, path] as const).reverse(),
  );
  const done = [...places]
    .toReversed()
    .slice(0, mostEvidence)
    .map(([commit, path]) => past.evidence(commit, past.history.path(path)));
  return [...done, ...firsts.slice(0, mostEvidence).map((commit) => past.evidence(commit))];
}

function against(
  { inArea, elsewhere }: Activity,
  { before, after }: Sides,
  around: Elsewhere,
  past: Past,
): readonly CounterEvidence[] {
  const own = (span: Span): number =>
    new Set(
      [...within(inArea, span), ...elsewhere(span)]
        .filter(({ person }) => person === past.person)
        .map(({ commit }) => commit),
    ).size;
  const told: CounterEvidence[] = [];
  const tell = (kind: CounterEvidence['kind'], count: number, of: number): void => {
    told.push({ kind, count, of, commits: [] });
  };
  if (around.after > around.before) tell('rest-grew', around.after, around.before);
  if (around.alike > 0) tell('grew-elsewhere', around.alike, around.areas);
  if (own(after) * 2 < own(before)) tell('maker-gone', own(after), own(before));
  return told;
}
