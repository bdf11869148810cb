/**
 * Review forms as public pages tell of them. Organisations set up their own fields and limits, so these are examples
 * with a source and a date (of the page; where it has none, the day it was read), to be edited.
 */
import type { Form, FormField } from './form.ts';

const read = '2026-11';

/** A field without a known limit, in plain text, that gives an item a few sentences. */
function field(
  id: string,
  label: string,
  parts: FormField['parts'],
  rest: Partial<Omit<FormField, 'id' | 'label' | 'parts'>> = {},
): FormField {
  return {
    id,
    label,
    unit: 'chars',
    limit: null,
    format: 'plain',
    maxItems: null,
    parts,
    length: rest.limit === undefined || rest.limit === null ? 'short' : 'full',
    ...rest,
  };
}

/** What only the engineer can say. */
function leftToAuthor(id: string, label: string, rest: Partial<FormField> = {}): FormField {
  return field(id, label, [], rest);
}

const lenses = ['delayed', 'enables', 'absence'] as const satisfies FormField['parts'];

export const presets: readonly Form[] = [
  {
    id: 'amazon-forte',
    name: 'Amazon Forte',
    source: 'africa.businessinsider.com: three to five accomplishments; no size of the text found',
    date: '2026-01',
    fields: [
      field('accomplishments', 'Accomplishments', ['contributions'], { maxItems: 5 }),
      leftToAuthor('risks', 'Risks taken that did not work out'),
      leftToAuthor('growth', 'Growth actions'),
    ],
  },
  {
    id: 'brag-document',
    name: 'Brag document',
    source: 'jvns.ca, “Get your work recognized: write a brag document”: free Markdown',
    date: '2019',
    fields: [
      leftToAuthor('goals', 'Goals', { format: 'markdown' }),
      field('projects', 'Projects', ['contributions'], { format: 'markdown' }),
      field('collaboration', 'Collaboration and mentorship', ['enables'], { format: 'markdown' }),
      leftToAuthor('design', 'Design and documentation', { format: 'markdown' }),
      field('beyond', 'Work outside of my job description', ['absence', 'smaller'], {
        format: 'markdown',
      }),
      leftToAuthor('learned', 'What I learned', { format: 'markdown' }),
      field('big-picture', 'The big picture', ['headline', 'delayed', 'watchlist'], {
        format: 'markdown',
        length: 'line',
      }),
    ],
  },
  {
    id: 'cornerstone',
    name: 'Cornerstone',
    source: 'help.csod.com: 30,000 characters per comment; advises to paste as plain text',
    date: read,
    fields: [
      field('comment', 'Comment', ['headline', 'accomplished', ...lenses, 'watchlist'], {
        limit: 30_000,
      }),
    ],
  },
  {
    id: 'culture-amp',
    name: 'Culture Amp',
    source: 'academy.cultureamp.com, article 360004143459: a rich text area; no limit found',
    date: read,
    fields: [
      field('answer', 'Answer', ['headline', 'accomplished', ...lenses], { format: 'rich' }),
    ],
  },
  {
    id: 'fifteen-five',
    name: '15Five',
    source: 'success.15five.com, article 360045134771: up to three wins; no size of the text found',
    date: read,
    fields: [
      field('wins', 'Wins, and how they came about', ['contributions'], { maxItems: 3 }),
      leftToAuthor('strengths', 'Top three strengths', { maxItems: 3 }),
    ],
  },
  {
    id: 'google-grad',
    name: 'Google GRAD',
    source: 'promotions.fyi: contribution, challenge, influence, expertise; no limit found',
    date: read,
    fields: [
      field('contribution', 'Contribution', ['accomplished']),
      field('challenge', 'Challenge', ['absence']),
      field('influence', 'Influence', ['delayed', 'enables']),
      leftToAuthor('expertise', 'Expertise'),
      leftToAuthor('teamwork', 'Teamwork'),
    ],
  },
  {
    id: 'google-perf',
    name: 'Google Perf (former)',
    source: 'Qulture.Rocks on the former process: 512 characters; a single source',
    date: read,
    fields: [field('accomplishments', 'Accomplishments', ['contributions'], { limit: 512 })],
  },
  {
    id: 'lattice',
    name: 'Lattice',
    source:
      'help.lattice.com, article 360059404174: a word limit per template, set by the organisation',
    date: read,
    fields: [field('answer', 'Answer', ['headline', 'accomplished', ...lenses], { unit: 'words' })],
  },
  {
    id: 'meta',
    name: 'Meta self-review',
    source: 'automationhacks.io: 1,000 words, enforced by the tool',
    date: '2023',
    fields: [
      field('self-review', 'Self-review', ['headline', 'accomplished', ...lenses, 'watchlist'], {
        unit: 'words',
        limit: 1000,
      }),
    ],
  },
  {
    id: 'microsoft-connect',
    name: 'Microsoft Connect',
    source: 'dlaa.me, and a text of 2022 mirrored at vuink.com: four open boxes; no limit found',
    date: '2022',
    fields: [
      field('own', 'What I accomplished', ['accomplished', 'delayed', 'absence']),
      field('others-success', 'How I contributed to the success of others', ['enables']),
      leftToAuthor('others-work', 'How I built on the work of others'),
      field('next', 'What I would do differently, and what is next', ['watchlist']),
    ],
  },
  {
    id: 'oracle-ukg',
    name: 'PeopleSoft and UKG',
    source: 'set up by the organisation; no public limit found',
    date: read,
    fields: [
      field('comment', 'Section comment', ['accomplished', ...lenses]),
      leftToAuthor('goals', 'Goals'),
    ],
  },
  {
    id: 'sap-successfactors',
    name: 'SAP SuccessFactors',
    source:
      'SAP notes 2076500 and 2077922: 4,000 per comment, counted in bytes where so set up; 2,048 per comment of a route',
    date: read,
    fields: [
      field('comment', 'Comment on a goal or competency', ['headline', ...lenses, 'accomplished'], {
        unit: 'bytes',
        limit: 4000,
      }),
      field('route-comment', 'Comment of a route', ['contributions'], {
        unit: 'bytes',
        limit: 2048,
      }),
    ],
  },
  {
    id: 'staff-packet',
    name: 'Staff promotion packet',
    source:
      'staffeng.com, by the notes in mgp/book-notes: one to four pages of Markdown; asks for glue work by name',
    date: read,
    fields: [
      field('projects', 'Staff projects', ['contributions'], { format: 'markdown' }),
      field('leverage', 'Work with leverage for the whole organisation', ['enables', 'delayed'], {
        format: 'markdown',
      }),
      leftToAuthor('mentoring', 'Whom I mentored, and to what', { format: 'markdown' }),
      field('glue', 'Glue work', ['absence', 'smaller'], { format: 'markdown' }),
    ],
  },
  {
    id: 'workday',
    name: 'Workday',
    source:
      'set up by the organisation; no public limit found. A guide of the University of Washington asks for what was done, without intensifiers',
    date: read,
    fields: [field('answer', 'Answer', ['contributions'])],
  },
];
