/** D1, later adoption: others began to use it in the period, whenever it was made. */
import type { Use } from '../contributions/contribution.ts';
import { daysBetween } from '../contributions/span.ts';
import { daysFinishedBefore, isOriginatedBy } from '../contributions/uses.ts';
import type { Period, Person } from '../model.ts';
import { dayOf } from '../period.ts';
import {
  commitsOf,
  findCounterEvidence,
  leftOutOf,
  type CounterEvidence,
} from './counterEvidence.ts';
import type { Count, LaterAdoptionFacts } from './facts.ts';
import { doesNotApply, isRemainder, type UseInsight } from './insight.ts';
import { continuing, countUses, evidenceOf, firstUseOf, limits } from './useFacts.ts';

export const laterAdoption: UseInsight = {
  id: 'D1',
  find(contribution, context) {
    const { uses } = contribution;
    const current = uses.filter((use) => use.inPeriod);
    if (contribution.assets.length === 0) return doesNotApply('nothing-to-use');
    if (uses.length === 0) return doesNotApply('no-use-by-others');
    if (current.length === 0) return doesNotApply('no-use-in-period');
    if (isRemainder(contribution)) return doesNotApply('no-single-place');
    const past = uses.filter((use) => daysBetween(use.adoption.landed, context.period.from) > 0);
    // Who else used it once is not known where files are gone: only what stands can be first.
    const earlier = continuing(past);
    const known = [...earlier, ...current];
    const first = current[0]!;
    const inPeriod = countUses(current, context.teams);
    const before = inPreviousPeriod(past, context.period);
    const previous = countUses(before, context.teams);
    const facts: LaterAdoptionFacts = {
      insight: 'D1',
      before: current.every((use) => daysFinishedBefore(use, context.period) !== null),
      inPeriod,
      previous,
      earlier: countUses(earlier, context.teams),
      parts: partsOf(known, context.subject),
      trend: trendOf(current, earlier.length, inPeriod, previous),
      ...(leftOutOf(contribution).length > 0 ? { leftOut: true } : {}),
      first: firstUseOf(first, contribution),
    };
    return {
      lens: 'delayed',
      facts,
      standing: 'evidenced',
      inPeriod: true,
      evidence: evidenceOf(current),
      counterEvidence: [
        ...asBefore(before, previous, inPeriod),
        ...findCounterEvidence(current, contribution, context),
      ],
      notVisible: ['uses-in-deleted-files', 'chosen-or-told', ...limits(current, context.coverage)],
    };
  },
};

function partsOf(known: readonly Use[], subject: Person): LaterAdoptionFacts['parts'] {
  const used = [...new Set(known.map(({ asset }) => asset))];
  const extended = used.filter((asset) => !isOriginatedBy(asset, subject));
  return { used: used.length, extended: extended.length };
}

function inPreviousPeriod(uses: readonly Use[], period: Period): readonly Use[] {
  const start = 2 * dayOf(period.from)! - dayOf(period.to)!;
  return uses.filter((use) => (dayOf(use.adoption.landed) ?? 0) >= start);
}

/** The trend was there before: no fewer places began to use it in the same time before the period. */
function asBefore(before: readonly Use[], previous: Count, now: Count): readonly CounterEvidence[] {
  if (previous.places < now.places) return [];
  return [
    { kind: 'as-before', count: previous.places, of: now.places, commits: commitsOf(before) },
  ];
}

function trendOf(
  current: readonly Use[],
  earlier: number,
  now: Count,
  previous: Count,
): LaterAdoptionFacts['trend'] {
  if (current.every((use) => use.adoption.ended !== null)) return 'over';
  if (earlier === 0) return 'first';
  if (now.places === previous.places) return 'steady';
  return now.places > previous.places ? 'growing' : 'slowing';
}
