/** Documents for readers of a review: each a fixed composition of the parts of a summary. */
import type { Length } from '../parts/item.ts';
import type { PartName } from '../parts/parts.ts';

export interface DocumentSection {
  /** As the user names it to choose and to order. */
  readonly name: string;
  readonly heading: string;
  readonly parts: readonly PartName[];
  readonly length: Length;
  /** The payoff timeline stands here, after the sentence that sums it up where there is one. */
  readonly hasTimeline?: boolean;
  /** What only the engineer can write here, as a reminder. */
  readonly toWrite?: string;
}

export interface DocumentKind {
  readonly id: string;
  readonly name: string;
  /** Whether its readers know it by its name, so that it stands above. */
  readonly isTitled: boolean;
  /** For whom it is, in a few words. */
  readonly purpose: string;
  /** Words that it may have, where its reader has time for one page. */
  readonly mostWords: number | null;
  /** The standing of every argument is told. */
  readonly standing: boolean;
  readonly sections: readonly DocumentSection[];
}

const method: DocumentSection = {
  name: 'method',
  heading: 'How this was made',
  parts: ['method'],
  length: 'full',
};

export const documents: readonly DocumentKind[] = [
  {
    id: 'promotion-packet',
    name: 'Promotion packet',
    isTitled: true,
    purpose: 'for a committee that has not worked with you',
    mostWords: null,
    standing: true,
    sections: [
      {
        name: 'summary',
        heading: 'Summary',
        parts: ['headline', 'contributions'],
        length: 'line',
        hasTimeline: true,
      },
      {
        name: 'scope',
        heading: 'Scope and role',
        parts: [],
        length: 'full',
        toWrite: 'what I am responsible for, and for which work below I decided, led or helped',
      },
      {
        name: 'contributions',
        heading: 'Contributions, and who builds on them',
        parts: ['contributions'],
        length: 'full',
      },
      {
        name: 'glue',
        heading: 'Glue work',
        parts: ['smaller'],
        length: 'full',
        toWrite: 'what held the work of others together and left no commit',
      },
      {
        name: 'mentoring',
        heading: 'Mentoring',
        parts: [],
        length: 'full',
        toWrite: 'whom I mentored, with their consent, and what they went on to do',
      },
      {
        name: 'open',
        heading: 'What is open',
        parts: ['watchlist', 'prompts'],
        length: 'line',
      },
      { name: 'evidence', heading: 'Evidence', parts: ['evidence'], length: 'full' },
      method,
    ],
  },
  {
    id: 'brag-document',
    name: 'Brag document',
    isTitled: true,
    purpose: 'for yourself, kept through the year',
    mostWords: null,
    standing: false,
    sections: [
      {
        name: 'big-picture',
        heading: 'The big picture',
        parts: ['headline', 'delayed'],
        length: 'line',
        hasTimeline: true,
      },
      {
        name: 'goals',
        heading: 'Goals',
        parts: [],
        length: 'full',
        toWrite: 'what I wanted to do in this time, and what I want to do next',
      },
      {
        name: 'projects',
        heading: 'Projects',
        parts: ['contributions', 'smaller'],
        length: 'short',
      },
      {
        name: 'collaboration',
        heading: 'Collaboration and mentorship',
        parts: ['enables'],
        length: 'line',
        toWrite: 'whom I helped and how: reviews, pairing, interviews, onboarding',
      },
      {
        name: 'design',
        heading: 'Design and documentation',
        parts: [],
        length: 'full',
        toWrite: 'designs and documents, and which decision each of them settled',
      },
      {
        name: 'beyond',
        heading: 'Work that was nobody’s job',
        parts: ['absence', 'prompts'],
        length: 'line',
      },
      {
        name: 'learned',
        heading: 'What I learned',
        parts: [],
        length: 'full',
        toWrite: 'what I can do now that I could not do before',
      },
      { name: 'watchlist', heading: 'Not yet paid off', parts: ['watchlist'], length: 'line' },
    ],
  },
  {
    id: 'star',
    name: 'STAR paragraphs',
    isTitled: false,
    purpose: 'situation, task, action and result of each contribution',
    mostWords: null,
    standing: false,
    sections: [
      {
        name: 'contributions',
        heading: 'Contributions',
        parts: ['star'],
        length: 'short',
        hasTimeline: true,
      },
      method,
    ],
  },
  {
    id: 'two-parts',
    name: 'Review in two parts',
    isTitled: false,
    purpose: 'for a review that asks what was done, and how strategic it was',
    mostWords: null,
    standing: true,
    sections: [
      {
        name: 'accomplished',
        heading: 'What was accomplished',
        parts: ['accomplished', 'smaller'],
        length: 'full',
      },
      {
        name: 'strategic',
        heading: 'How strategic it was',
        parts: ['headline', 'delayed', 'enables', 'absence'],
        length: 'full',
        hasTimeline: true,
      },
      { name: 'watchlist', heading: 'Not yet paid off', parts: ['watchlist'], length: 'line' },
      method,
    ],
  },
  {
    id: 'manager-page',
    name: 'One page for a manager',
    isTitled: false,
    purpose: 'for somebody who has five minutes before a meeting',
    mostWords: 320,
    standing: true,
    sections: [
      {
        name: 'summary',
        heading: 'In short',
        parts: ['headline'],
        length: 'line',
        hasTimeline: true,
      },
      {
        name: 'strategic',
        heading: 'What others build on',
        parts: ['contributions'],
        length: 'short',
      },
      { name: 'watchlist', heading: 'Not yet paid off', parts: ['watchlist'], length: 'line' },
      { name: 'questions', heading: 'Worth talking about', parts: ['prompts'], length: 'line' },
    ],
  },
];
