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

/** The same where more than these may be so. */
function atLeast(number: number, of: number, one: string, many: string): string {
  const those = share(number, of, one, many);
  return number < of ? `At least ${those}` : those;
}

/** Which uses were looked at: those that began in the period, those of what was created on it, or all. */
export type UseScope = 'period' | 'created' | 'all';

export function scopeOf(insight: InsightId): UseScope {
  if (insight === 'D1') return 'period';
  return insight === 'D2' ? 'created' : 'all';
}

const useNames: Record<UseScope, readonly [one: string, many: string]> = {
  period: ['new use', 'new uses'],
  created: ['file created on it', 'files created on it'],
  all: ['use', 'uses'],
};

const onlyOne: Record<UseScope, string> = {
  period: 'A single person began to use it in this period.',
  created: 'A single person created all of them.',
  all: 'All of these uses are by a single person.',
};

const itsUsers: Record<UseScope, readonly [users: string, uses: string]> = {
  period: ['the new users', 'the new uses'],
  created: ['those who created them', 'these files'],
  all: ['its users', 'its uses'],
};

function repositories(number: number, of: number): string {
  return share(number, of, 'other repository', 'other repositories');
}

function placesToday(number: number, of: number): string {
  return `${share(number, of, 'place', 'places')} that ${of === 1 ? 'depends' : 'depend'} on it today`;
}

/** `scope` tells whether uses of the period alone were looked at, or all of them. */
export function againstOf(
  { kind, count: number, of }: CounterEvidence,
  speaker: Pick<Speaker, 'hasTeams' | 'subject' | 'possessive'>,
  scope: UseScope,
): string {
  const uses = share(number, of, ...useNames[scope]);
  const verb = (one: string, many: string): string => (number === 1 ? one : many);
  switch (kind) {
    case 'reverted':
      return `${share(number, of, 'commit', 'commits')} ${verb('was', 'were')} reverted by somebody else and not landed again.`;
    case 'reverted-by-maker':
      return `${speaker.subject} reverted ${share(number, of, 'commit', 'commits').toLowerCase()} and did not land ${verb('it', 'them')} again.`;
    case 'as-before':
      return `In the period before this one, ${count(number, 'place', 'places')} began to use it.`;
    case 'amended':
      return `${count(number, 'later commit of somebody else says that it corrects or tidies', 'later commits of others say that they correct or tidy')} it.`;
    case 'stayed-there':
      return `${grouped(number)} of the ${grouped(of)} commits there since are ${speaker.possessive} own: it may be ${speaker.possessive} area now.`;
    case 'single-adopter':
      return onlyOne[scope];
    case 'own-team-only':
      return speaker.hasTeams
        ? `All of ${itsUsers[scope][1]} lie in places that its own team owns.`
        : `All of ${itsUsers[scope][1]} lie in its own area.`;
    case 'one-commit':
      return 'All of these uses came in one commit.';
    case 'bulk':
      return `${uses} came in bulk commits.`;
    case 'inside':
      return `${uses} ${verb('lies', 'lie')} in its own folder.`;
    case 'type-only':
      // Names that stand in annotations alone are told only where the import is written as one of types.
      return `${atLeast(number, of, ...useNames[scope])} ${verb('takes', 'take')} types only.`;
    case 'copied':
      return `${uses} came by copying a file.`;
    case 'with-makers-help':
      return `${speaker.subject} took part in ${grouped(number)} of ${count(of, 'adopting commit', 'adopting commits')}.`;
    case 'co-makers':
      return `${share(number, of, 'user', 'users')} ${verb('has', 'have')} commits on it too, or took part in some.`;
    case 'ended':
      // Not every version is looked at, and of files that are gone none.
      return `${atLeast(number, of, 'use', 'uses')} ${verb('has', 'have')} ended since.`;
    case 'replaced':
      return `${share(number, of, 'place', 'places')} that dropped it took the same other thing instead.`;
    case 'usual-here':
      return `As many or more places depend on ${grouped(number)} of ${grouped(of)} others of its kind and age here.`;
    case 'extended-only':
      return number === of
        ? 'It was originated by somebody else and extended here.'
        : `${share(number, of, 'part', 'parts')} ${verb('was', 'were')} originated by somebody else and extended here.`;
    case 'lines-of-others':
      return of === 1
        ? 'Most of its lines are other people’s now.'
        : `In ${number === of ? `all ${grouped(of)}` : `${grouped(number)} of ${grouped(of)}`} parts most lines are other people’s now.`;
    case 'takes-of-others':
      return `${placesToday(number, of)} ${verb('takes', 'take')} what other people added, or what nobody can be named for, and ${verb('is', 'are')} not counted.`;
    case 'came-otherwise':
      return `${placesToday(number, of)} ${verb('is', 'are')} not counted: that ${verb('it', 'they')} took it up there and then is not plain (copied, moved, split off, rewritten, there before in some way, or untold).`;
    case 'unused-parts':
      return `No place of other people uses ${grouped(number)} of ${grouped(of)} parts.`;
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
    case 'places-left':
      return `${share(number, of, 'place', 'places')} ${verb('uses', 'use')} the old way today.`;
    case 'moved-back':
      return `${share(number, of, 'place that moved', 'places that moved')} ${verb('uses', 'use')} the old way again.`;
    case 'moved-by-others':
      return `Other people moved ${grouped(number)} of ${count(of, 'place', 'places')}.`;
    case 'moved-in-one-commit':
      return `${share(number, of, 'place', 'places')} moved in one commit.`;
    case 'sole-upkeeper':
      return 'No such work of other people was found in these months: where it rests on one person, that is a risk.';
    case 'others-did-it-too':
      return of === 1
        ? 'Other people did such work in that month too.'
        : `In at least ${grouped(number)} of these ${grouped(of)} months other people did such work too.`;
    case 'others-did-it-at-times':
      return of === 1
        ? 'Other people did such work in that month too.'
        : 'Other people did such work in some of these months too.';
    case 'nobody-chooses':
      return `It is there for ${grouped(number)} of ${count(of, 'change', 'changes')} without anybody’s choice.`;
    case 'changed-by-others':
      return `${share(number, of, 'commit', 'commits')} on it ${verb('is', 'are')} other people’s.`;
    case 'tests-only':
      return `${repositories(number, of)} ${verb('uses', 'use')} it in tests only.`;
    case 'named-only':
      return `${repositories(number, of)} only ${verb('names', 'name')} it in a manifest or lockfile.`;
    case 'kept-copies':
      return `${repositories(number, of)} ${verb('keeps a copy', 'keep copies')} of it.`;
    case 'versions-behind':
      return `${repositories(number, of)} ${verb('asks', 'ask')} for an earlier generation of it.`;
    case 'named-as-fault':
      return `${count(number, 'pull request or issue that names it corrects or tidies', 'pull requests and issues that name it correct or tidy')} something.`;
    case 'one-author':
      return 'All of these are changes of one person.';
    case 'repeated-runs':
      return `${share(number, of, 'run that passed', 'runs that passed')} had been repeated.`;
    case 'falling-runs':
      return `They were becoming shorter before: half took ${of} s or less at first, ${number} s then.`;
  }
}

/** What is looked for against an argument of this insight. */
export function lookedFor(insight: InsightId): string {
  switch (insight) {
    case 'A2':
    case 'D4':
      return 'a fall from before the work, others’ work on the same files, fewer changes, fewer people';
    case 'D3':
      return 'files that are gone, files that nobody changed';
    case 'D5':
      return 'places on the old way, places that went back, moves by others, moves in one commit';
    case 'E4':
      return 'changes of one person only';
    case 'A1':
      return 'failures on the main line, repeated runs, changes of it by others';
    case 'A5':
      return 'runs that were becoming shorter before';
    case 'E5':
      return 'the same growth elsewhere, the maker’s turning to other work';
    default:
      return 'a single adopter, one team, bulk commits, copies, use of types only, the maker’s help, use that ended, commits that were reverted';
  }
}

const notVisibleWords: Record<NotVisible, string> = {
  'chosen-or-told': 'whether they chose it or were asked to',
  'use-elsewhere': 'use in other repositories',
  'references-elsewhere': 'what descriptions and issues refer to it',
  'repositories-not-at-hand': 'use in repositories that were not at hand',
  'asked-for': 'whether the people there had asked for it or waited for it',
  'how-much-it-runs': 'how often it runs',
  'effort-of-replacing': 'what replacing it would take',
  'before-the-boundary': 'what happened before the history that was read',
  'approximate-dates': 'the exact commit of some uses',
  'other-reasons': 'what else changed in that time',
  'incidents-without-fix': 'incidents that left no fix in git',
  'kinds-of-tasks': 'whether the tasks were of the same kind',
  'kept-or-forgotten': 'whether it stands as it serves, or as nobody looked at it',
  'what-brought-them': 'what brought these people there',
  'maker-turned-away': 'whether the maker turned to other work or was given it',
  'uses-in-deleted-files': 'uses in files that are gone by now',
  'whether-it-was-due': 'whether it was due',
  'upkeep-elsewhere': 'upkeep outside the repository, as on call',
  'lives-elsewhere': 'whether it lives on in another repository',
  'whether-it-ran': 'whether it really ran each time',
  'what-it-found': 'what it found',
  'why-it-changed': 'whether the change answers what was said',
  'other-threads': 'review threads that were not read',
  'private-references': 'references from other private repositories',
  'what-failed': 'which step failed, and whether it was right',
  'forgotten-runs': 'runs that GitHub has forgotten',
  machines: 'whether other machines ran it',
};

export function notVisibleOf(argument: Argument): string {
  const text = list(argument.notVisible.map((item) => notVisibleWords[item]));
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
