/** Typed facts to sentences: dated, checkable, and no more than the facts say. */
import type { Contribution } from '../../core/contributions/contribution.ts';
import type { CounterEvidence } from '../../core/insights/counterEvidence.ts';
import type {
  Argument,
  Count,
  Facts,
  FirstUse,
  Lens,
  NotVisible,
} from '../../core/insights/insight.ts';
import type { Headline, Prompt, Summary } from '../../core/summary/summary.ts';
import type { Line, Span } from '../line.ts';
import { count, duration, grouped, list, longDay, monthSpan } from './dates.ts';
import type { Speaker } from './speaker.ts';

export const lensTitles: Record<Lens, string> = {
  delayed: 'Payoff that came later',
  enables: 'Work that enables others',
  absence: 'Costly if it were absent',
};

/** What a lens asks, under its title. */
export const lensHints: Record<Lens, string> = {
  delayed: 'Finished earlier, used by others in this period.',
  enables: 'What other people can now do, or do with less.',
  absence: 'What nobody notices because it works.',
};

/** Who used it: `6 people in Checkout and Search`. */
function who(number: Count, speaker: Speaker): string {
  const people = count(number.people, 'person', 'people');
  const where = number.teams.length > 0 ? ` in ${list(number.teams.map(speaker.teamName))}` : '';
  return `${people}${where}`;
}

function firstUse(use: FirstUse, label: string): string {
  const when = use.since === 'finished' ? 'after it was finished' : 'after it was begun';
  return `${label} came on ${longDay(use.landed)}, ${duration(use.days)} ${when}.`;
}

/** The claim that an argument makes; `phrase` is the period as a sentence begins with it. */
export function claimOf(
  facts: Facts,
  contribution: Contribution,
  speaker: Speaker,
  phrase: string,
): string {
  switch (facts.insight) {
    case 'D1': {
      const built = `Built ${monthSpan(contribution.span.from, contribution.span.to)}.`;
      const first = firstUse(
        facts.firstOtherTeam ?? facts.first,
        facts.firstOtherTeam ? 'The first use by another team' : 'The first use by somebody else',
      );
      const now = `${phrase}, ${who(facts.inPeriod, speaker)} made ${count(facts.inPeriod.places, 'place', 'places')} depend on it`;
      const { places, people } = facts.earlier;
      const before =
        places > 0
          ? `; before that, ${count(places, 'place', 'places')} of ${count(people, 'person', 'people')} already did`
          : '';
      return `${built} ${first} ${now}${before}.`;
    }
    case 'E1': {
      const { places } = facts.now;
      const use = `${count(places, 'place', 'places')} of ${who(facts.now, speaker)} ${places === 1 ? 'depends' : 'depend'} on it today.`;
      return `${use} ${neverWorked(facts.neverWorkedOnIt, facts.now.people)}`;
    }
    case 'A3': {
      const areas = facts.areas
        .slice(0, 4)
        .map(
          ({ area, places }) =>
            `${grouped(places)} in ${speaker.tell(area === '' ? 'the top folder' : area)}`,
        );
      const elsewhere = facts.areas.slice(4).reduce((sum, { places }) => sum + places, 0);
      if (elsewhere > 0) areas.push(`${grouped(elsewhere)} elsewhere`);
      const where = areas.length > 1 ? `: ${list(areas)}` : '';
      return `If it were gone, ${count(facts.transitive, 'file', 'files')} that build on it, directly or through others, would need something in its place. ${count(facts.direct.places, 'place', 'places')} of other people ${facts.direct.places === 1 ? 'names' : 'name'} it directly${where}.`;
    }
  }
}

function neverWorked(never: number, all: number): string {
  if (all === 1)
    return never === 1 ? 'That person never worked on it.' : 'That person worked on it too.';
  if (never === all) return 'None of them ever worked on it.';
  return never === 0
    ? 'All of them worked on it too.'
    : `${grouped(never)} of these ${grouped(all)} people never worked on it.`;
}

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
  }
}

const notVisibleWords: Record<NotVisible, string> = {
  'chosen-or-told': 'whether they chose it or were asked to',
  'use-elsewhere': 'use in other repositories',
  'how-much-it-runs': 'how often it runs',
  'effort-of-replacing': 'what replacing it would take',
  'before-the-boundary': 'what happened before the history that was read',
  'approximate-dates': 'the exact commit of some uses',
};

export function notVisibleOf(argument: Argument): string {
  const text = list(argument.notVisible.map((item) => notVisibleWords[item]));
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** The sentence that the summary opens with; its numbers are strong. */
export function headlineOf(headline: Headline, summary: Summary, speaker: Speaker): Line {
  const phrase = periodPhrase(summary);
  const work = `${speaker.subject} had finished`;
  switch (headline.kind) {
    case 'later':
      return [
        { text: `${phrase}, ` },
        strong(others(headline.count, speaker)),
        {
          text: ` began to build on work that ${work} before it; the oldest of that work was finished `,
        },
        strong(duration(headline.days)),
        { text: ' earlier.' },
      ];
    case 'within':
      return [
        { text: `${phrase}, ` },
        strong(others(headline.count, speaker)),
        { text: ` began to build on work that ${work} in the same time.` },
      ];
    case 'no-use':
      return [
        {
          text: `${phrase}, no use by other people began that git can see. That says nothing about its worth: see what is watched below, and what git cannot show.`,
        },
      ];
    case 'left-out':
      return [{ text: `${phrase}: what others began to build on is left out here.` }];
    case 'no-work':
      return [
        {
          text: `Git holds no work of ${speaker.subject === 'I' ? 'mine' : speaker.subject} that landed in ${periodName(summary)}. What git cannot show can be written down below.`,
        },
      ];
  }
}

function strong(text: string): Span {
  return { text, as: 'strong' };
}

function others(number: Count, speaker: Speaker): string {
  const people = count(number.people, 'person', 'people');
  return speaker.hasTeams && number.teams.length > 0
    ? `${people} in ${count(number.teams.length, 'other team', 'other teams')}`
    : people;
}

/** `this half-year` and the like would be ambiguous in a document; the label is not. */
export function periodName({ period }: Pick<Summary, 'period'>): string {
  const half = /^(\d{4})-H([12])$/.exec(period.label);
  if (half) return `${half[2] === '1' ? 'January to June' : 'July to December'} ${half[1]}`;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period.label);
  if (quarter)
    return `${['January to March', 'April to June', 'July to September', 'October to December'][Number(quarter[2]) - 1]} ${quarter[1]}`;
  return /^\d{4}$/.test(period.label)
    ? period.label
    : `the time from ${longDay(period.from)} to before ${longDay(period.to)}`;
}

/** The period as a sentence begins with it: `From January to June 2026`, `In 2026`. */
export function periodPhrase(summary: Pick<Summary, 'period'>): string {
  const { label, from, to } = summary.period;
  if (/^\d{4}-[HQ]\d$/.test(label)) return `From ${periodName(summary)}`;
  return /^\d{4}$/.test(label) ? `In ${label}` : `From ${longDay(from)} to before ${longDay(to)}`;
}

export function promptOf(prompt: Prompt, speaker: Speaker): string {
  switch (prompt.kind) {
    case 'reverts':
      return `${count(prompt.commits.length, 'revert', 'reverts')} in the period, the first on ${longDay(prompt.commits[0]?.landed ?? '')}: was there an incident to describe?`;
    case 'incidents':
      return `${count(prompt.commits.length, 'commit mentions', 'commits mention')} an incident or hotfix: what happened, and what was different afterwards?`;
    case 'design':
      return `${count(prompt.commits.length, 'design document', 'design documents')} changed: which decision did it settle, and who relies on it?`;
    case 'ask-user':
      return `Ask ${speaker.person(prompt.person, prompt.teams)} whether “${speaker.tell(prompt.contribution.title)}” helped, and what they would have done without it.`;
    case 'no-trace':
      return 'Design talks, mentoring, on-call, hiring and incidents leave no commits. What mattered of them has to be written down by hand.';
  }
}
