/** E5, knowledge spread: more people in an area after the subject documented, tested or restructured it. */
import { baseOf, isContainer, isInside } from '../contributions/paths.ts';
import type { Period } from '../model.ts';
import { dayOf, formatDay } from '../period.ts';
import { activityOf, within, type Activity, type Span } from './areaActivity.ts';
import {
  fewestCommits,
  growthAround,
  sidesOf,
  times,
  type Growth,
  type Sides,
} from './areaGrowth.ts';
import type { CounterEvidence } from './counterEvidence.ts';
import type { KnowledgeSpreadFacts } from './facts.ts';
import { doesNotApply, type DoesNotApply, type Evidence, type PastInsight } from './insight.ts';
import { findOpenings, openingKinds, type Opening } from './opening.ts';
import type { Past } from './past.ts';
import { limits } from './useFacts.ts';

/** The subject's part of the area's commits was at least this, and fell to two thirds of it or less. */
const leastShare = 0.2;
const mostOfShare = 2 / 3;
/** So many people more, and so many times as many: at a random date hardly any area shows that. */
const leastGrowth = { people: 3, times: 2 };
/** The area must have grown so many times as much as the rest of the repository. */
const leastOverRest = 1.5;
/** Where this part of the other areas grew as much, the area does not stand out. */
const mostAlike = 0.25;
/** Where more than this part of the area's files came from elsewhere, its people did too. */
const mostMovedIn = 0.2;
const mostEvidence = 8;

export const knowledgeSpread: PastInsight = {
  id: 'E5',
  async find(contribution, context, past) {
    const area = contribution.path;
    if (isContainer(baseOf(area)) || area === '' || past.below(area).length === 0)
      return doesNotApply('no-single-place');
    const openings = await findOpenings(contribution, past);
    if (openings.length === 0) return doesNotApply('no-opening');
    const activity = activityOf(area, past);
    const sides = widest(openings, activity, past);
    if (sides === null) return doesNotApply('no-year-on-both-sides');
    if (movedIn(area, sides, past) > mostMovedIn) return doesNotApply('area-was-moved');
    const growth = growthAround(activity, sides, past.person);
    const reason = whyNot(growth);
    if (reason !== null) return doesNotApply(reason);
    const { opening, after } = sides;
    const firsts = growth.newcomers.map(({ commit }) => commit);
    const current = firsts.filter((commit) => landedIn(commit, context.period, past));
    const facts: KnowledgeSpreadFacts = {
      insight: 'E5',
      area,
      from: formatDay(opening.from),
      to: formatDay(opening.to),
      ...countKinds(opening),
      months: Math.floor((after.to - after.from) / 30.44),
      before: growth.before,
      after: growth.after,
      newcomers: firsts.length,
      newcomersInPeriod: current.length,
    };
    return {
      lens: 'enables',
      facts,
      standing: 'evidenced',
      inPeriod: current.length > 0,
      evidence: evidenceOf(opening, firsts, past),
      counterEvidence: against(growth, sides, activity, past),
      notVisible: ['what-brought-them', 'maker-turned-away', ...limits([], context.coverage)],
    };
  },
};

/** The opening with the most files in it: chosen by what the subject did, not by what came of it. */
function widest(openings: readonly Opening[], activity: Activity, past: Past): Sides | null {
  return openings
    .map((opening) => sidesOf(opening, activity, past))
    .reduce(
      (most, sides) =>
        sides && (!most || sides.opening.files.length > most.opening.files.length) ? sides : most,
      null,
    );
}

/** The part of the area's files that came from elsewhere since the beginning of the time looked at. */
function movedIn(area: string, { before, after }: Sides, past: Past): number {
  const { history, survey } = past;
  const files = survey.files.filter(({ path }) => isInside(history.path(path), area));
  const moved = files.filter(({ path }) => {
    const stretches = survey.lineages.of(path);
    const entry = stretches.findIndex(
      (stretch, index) =>
        isInside(history.path(stretch.path), area) &&
        stretches[index + 1] !== undefined &&
        !isInside(history.path(stretches[index + 1]!.path), area),
    );
    if (entry < 0) return false;
    const day = past.day(history.mainline[stretches[entry]!.from]!);
    return day >= before.from && day < after.to;
  });
  return files.length === 0 ? 0 : moved.length / files.length;
}

/** Why the growth of an area is none to speak of; null where it is. */
export function whyNot(growth: Growth): DoesNotApply['reason'] | null {
  const { before, after, earlier, rest } = growth;
  if (Math.min(before.commits, after.commits) < fewestCommits) return 'too-few-changes';
  if (before.share < leastShare || after.share > before.share * mostOfShare)
    return 'share-did-not-fall';
  const grown = times(before.others, after.others);
  if (after.others - before.others < leastGrowth.people || grown < leastGrowth.times)
    return 'no-more-people';
  if (times(earlier, before.others) >= grown) return 'grew-before';
  const alike = growth.alike > growth.areas * mostAlike;
  return alike || times(rest.before, rest.after) * leastOverRest > grown ? 'rest-grew-alike' : null;
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

/** What the subject did, a file of each commit, and how each newcomer began. */
function evidenceOf(opening: Opening, firsts: readonly number[], past: Past): readonly Evidence[] {
  const places = new Map<number, number>();
  for (const { commit, path } of opening.files) if (!places.has(commit)) places.set(commit, path);
  const done = [...places]
    .slice(0, mostEvidence)
    .map(([commit, path]) => past.evidence(commit, past.history.path(path)));
  return [...done, ...firsts.slice(0, mostEvidence).map((commit) => past.evidence(commit))];
}

function against(
  { before: then, earlier, rest, areas, alike }: Growth,
  { before, after }: Sides,
  activity: Activity,
  past: Past,
): readonly CounterEvidence[] {
  const own = (span: Span): number =>
    [...within(activity.inArea, span), ...activity.elsewhere(span)].filter(
      ({ person }) => person === past.person,
    ).length;
  const told: CounterEvidence[] = [];
  const tell = (kind: CounterEvidence['kind'], count: number, of: number): void => {
    told.push({ kind, count, of, commits: [] });
  };
  if (then.others > earlier) tell('grew-before', then.others, earlier);
  if (rest.after > rest.before) tell('rest-grew', rest.after, rest.before);
  if (alike > 0) tell('grew-elsewhere', alike, areas);
  if (own(after) * 2 < own(before)) tell('maker-gone', own(after), own(before));
  return told;
}
