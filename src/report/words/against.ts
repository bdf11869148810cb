/** What speaks against an argument, and what cannot be seen from here. */
import type { CounterEvidence } from '../../core/insights/counterEvidence.ts';
import type { Argument, InsightId, NotVisible } from '../../core/insights/insight.ts';
import { count, grouped, list } from './dates.ts';
import type { Speaker } from './speaker.ts';

/** `3 of 9 uses`, `all 9 uses`, `the one use`. */
function share(number: number, of: number, one: string, many: string): string {
  if (of === 1) return `The one ${one}`;
  if (number === 2 && of === 2) return `Both ${many}`;
  return number === of
    ? `All ${grouped(of)} ${many}`
    : `${grouped(number)} of ${grouped(of)} ${many}`;
}

/** `scope` tells whether uses of the period alone were looked at, or all of them. */
export function againstOf(
  { kind, count: number, of }: CounterEvidence,
  speaker: Pick<Speaker, 'hasTeams' | 'subject' | 'possessive'>,
  scope: 'period' | 'all',
): string {
  const uses = share(
    number,
    of,
    scope === 'period' ? 'new use' : 'use',
    scope === 'period' ? 'new uses' : 'uses',
  );
  const verb = (one: string, many: string): string => (number === 1 ? one : many);
  switch (kind) {
    case 'single-adopter':
      return scope === 'period'
        ? 'A single person began to use it in this period.'
        : 'A single person uses it.';
    case 'own-team-only':
      return speaker.hasTeams
        ? `All of ${scope === 'period' ? 'the new' : 'its'} users are in ${speaker.possessive} own team.`
        : `All of ${scope === 'period' ? 'the new' : 'its'} uses lie in its own area.`;
    case 'one-commit':
      return 'All of these uses came in one commit.';
    case 'bulk':
      return `${uses} came in bulk commits.`;
    case 'inside':
      return `${uses} ${verb('lies', 'lie')} in the same package.`;
    case 'type-only':
      return `${uses} ${verb('takes', 'take')} types only.`;
    case 'copied':
      return `${uses} came by copying a file.`;
    case 'with-makers-help':
      return `${speaker.subject} took part in ${grouped(number)} of ${count(of, 'adopting commit', 'adopting commits')}.`;
    case 'co-makers':
      return `${share(number, of, 'user', 'users')} worked on it too.`;
    case 'ended':
      return `${uses} ${verb('has', 'have')} ended since.`;
    case 'extended-only':
      return 'It was originated by somebody else and extended here.';
    case 'lines-of-others':
      return of === 1
        ? 'Most of its lines are other people’s now.'
        : `In ${number === of ? `all ${grouped(of)}` : `${grouped(number)} of ${grouped(of)}`} parts most lines are other people’s now.`;
    case 'unused-parts':
      return `${share(number, of, 'part', 'parts')} ${verb('has', 'have')} no user outside.`;
    case 'others-at-work':
      return `While the work was done, ${grouped(number)} of ${count(of, 'change', 'changes')} to these files were by other people.`;
    case 'falling-before':
      return `It was falling before the work: ${number} in the second half of that time, ${of} in the first.`;
    case 'fewer-changes':
      return `The files changed less often too: ${count(number, 'change', 'changes')} after, ${grouped(of)} before.`;
    case 'fewer-people':
      return `Fewer people changed the files: ${grouped(number)} after, ${grouped(of)} before.`;
    case 'fixes-of-own':
      return `${grouped(number)} of ${count(of, 'fix', 'fixes')} before were by ${speaker.subject === 'I' ? 'me' : speaker.subject}.`;
    case 'few-large-changes':
      return `Without the ${grouped(number)} changes before that touched most files there is no fall.`;
    case 'unknown-person':
      return `For ${grouped(number)} of ${count(of, 'use', 'uses')} the history read does not tell who made them.`;
  }
}

/** What may speak against an argument of this insight. */
export function lookedFor(insight: InsightId): string {
  return insight === 'A2' || insight === 'D4'
    ? 'a fall from before the work, others’ work on the same files, fewer changes, fewer people'
    : 'a single adopter, one team, bulk commits, copies, use of types only, the maker’s help, use that ended';
}

const notVisibleWords: Record<NotVisible, string> = {
  'chosen-or-told': 'whether they chose it or were asked to',
  'use-elsewhere': 'use in other repositories',
  'how-much-it-runs': 'how often it runs',
  'effort-of-replacing': 'what replacing it would take',
  'before-the-boundary': 'what happened before the history that was read',
  'approximate-dates': 'the exact commit of some uses',
  'other-reasons': 'what else changed in that time',
  'incidents-without-fix': 'incidents that left no fix in git',
  'kinds-of-tasks': 'whether the tasks were of the same kind',
};

export function notVisibleOf(argument: Argument): string {
  const text = list(argument.notVisible.map((item) => notVisibleWords[item]));
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
