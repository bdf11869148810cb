/** The sentence that a summary opens with. */
import type { Count } from '../../core/insights/facts.ts';
import type { Headline, Summary } from '../../core/summary/summary.ts';
import type { Line, Span } from '../line.ts';
import { count, duration } from './dates.ts';
import { periodName, periodPhrase } from './periods.ts';
import type { Speaker } from './speaker.ts';

/** The sentence that the summary opens with; its numbers are strong. */
export function headlineOf(headline: Headline, summary: Summary, speaker: Speaker): Line {
  const phrase = periodPhrase(summary);
  const { subject } = speaker;
  switch (headline.kind) {
    case 'later':
      return [
        { text: `${phrase}, ` },
        strong(others(headline.count, speaker)),
        {
          text: ` began to build on work that ${subject} had done before it; by then ${subject} had not changed the oldest of it for `,
        },
        strong(duration(headline.unchangedFor)),
        { text: '.' },
      ];
    case 'within':
      return [
        { text: `${phrase}, ` },
        strong(others(headline.count, speaker)),
        { text: ` began to build on ${subject === 'I' ? 'my work' : `the work of ${subject}`}.` },
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
