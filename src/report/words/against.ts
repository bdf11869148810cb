/** What speaks against an argument, and what cannot be seen from here. */
import type { CounterEvidence } from '../../core/insights/counterEvidence.ts';
import type { Argument, NotVisible } from '../../core/insights/insight.ts';
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
    case 'unknown-person':
      return `For ${grouped(number)} of ${count(of, 'use', 'uses')} the history read does not tell who made them.`;
    case 'places-left':
      return `${share(number, of, 'place', 'places')} ${verb('uses', 'use')} the old way today.`;
    case 'moved-back':
      return `${share(number, of, 'place that moved', 'places that moved')} ${verb('uses', 'use')} the old way again.`;
    case 'moved-by-others':
      return `Other people moved ${grouped(number)} of ${count(of, 'place', 'places')}.`;
    case 'moved-in-one-commit':
      return `${share(number, of, 'place', 'places')} moved in one commit.`;
    case 'sole-upkeeper':
      return 'Nobody else did such work in the period: if it stops, nobody does it.';
    case 'others-did-it-too':
      return `In ${grouped(number)} of ${count(of, 'month', 'months')} other people did such work too.`;
    case 'reverted':
      return `${share(number, of, 'commit', 'commits')} ${verb('was', 'were')} reverted since.`;
    case 'nobody-chooses':
      return `It runs on ${grouped(number)} of ${count(of, 'change', 'changes')} because it is there: nobody chose it.`;
    case 'changed-by-others':
      return `${share(number, of, 'commit', 'commits')} on it ${verb('is', 'are')} other people’s.`;
  }
}

const notVisibleWords: Record<NotVisible, string> = {
  'chosen-or-told': 'whether they chose it or were asked to',
  'use-elsewhere': 'use in other repositories',
  'how-much-it-runs': 'how often it runs',
  'effort-of-replacing': 'what replacing it would take',
  'before-the-boundary': 'what happened before the history that was read',
  'approximate-dates': 'the exact commit of some uses',
  'uses-in-deleted-files': 'uses in files that are gone by now',
  'whether-it-was-due': 'whether it was due',
  'upkeep-elsewhere': 'upkeep outside the repository, as on call',
  'whether-it-ran': 'whether it really ran each time',
  'what-it-found': 'what it found',
};

export function notVisibleOf(argument: Argument): string {
  const text = list(argument.notVisible.map((item) => notVisibleWords[item]));
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
