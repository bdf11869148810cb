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

/** Which uses an insight looked at: those of the period, or all of them. */
export function scopeOf(insight: string): 'period' | 'all' {
  return insight === 'D1' ? 'period' : 'all';
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
    case 'files-gone':
      return `${share(number, of, 'file', 'files')} with such lines ${verb('is', 'are')} gone.`;
    case 'untouched':
      return `${share(number, of, 'file', 'files')} ${verb('was', 'were')} changed by nobody in the last two years.`;
    case 'grew-before':
      return `Their number had grown before, from ${grouped(of)} to ${grouped(number)}.`;
    case 'rest-grew':
      return `In the rest of the repository the people went from ${grouped(of)} to ${grouped(number)} in the same time.`;
    case 'grew-elsewhere':
      return `In ${grouped(number)} of ${count(of, 'other area', 'other areas')} the number of people grew as much in the same time.`;
    case 'maker-gone':
      return `In the whole repository ${speaker.subject} made ${count(number, 'commit', 'commits')} after it, ${grouped(of)} before.`;
  }
}

const notVisibleWords: Record<NotVisible, string> = {
  'chosen-or-told': 'whether they chose it or were asked to',
  'use-elsewhere': 'use in other repositories',
  'how-much-it-runs': 'how often it runs',
  'effort-of-replacing': 'what replacing it would take',
  'before-the-boundary': 'what happened before the history that was read',
  'approximate-dates': 'the exact commit of some uses',
  'kept-or-forgotten': 'whether it stands because it serves or because nobody looked at it',
  'what-brought-them': 'what brought these people there',
  'maker-turned-away': 'whether the maker turned to other work or was given it',
};

export function notVisibleOf(argument: Argument): string {
  const text = list(argument.notVisible.map((item) => notVisibleWords[item]));
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
