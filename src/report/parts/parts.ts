/** The parts of a summary that forms and documents are made of. */
import type { Lens } from '../../core/insights/insight.ts';
import { textOf, type Span } from '../line.ts';
import { sectionTitles, type Shown, type ShownCard, type ShownItem } from '../shown.ts';
import { lensTitles } from '../words/lenses.ts';
import {
  argumentItems,
  byDate,
  contributionItems,
  itemOf,
  rowPiece,
  rowsOf,
  unlinked,
} from './arguments.ts';
import { createSteps, lineItem, type Item, type Length, type Piece, type Section } from './item.ts';
import { starItems } from './star.ts';

export const partNames = [
  'headline',
  'accomplished',
  'smaller',
  'contributions',
  'delayed',
  'enables',
  'absence',
  'star',
  'evidence',
  'against',
  'watchlist',
  'prompts',
  'method',
] as const;
export type PartName = (typeof partNames)[number];

/** What parts tell of a summary, each under its heading; `longest` is how long an item gets at most. */
export function sectionsOf(
  shown: Shown,
  parts: readonly PartName[],
  longest: Length,
): readonly Section[] {
  const quoted = new Set<string>();
  return parts.map((part) => {
    const { heading, items } = contentOf(shown, part);
    return { heading, longest, items: items.map((item) => quotedOnce(item, quoted)) };
  });
}

/** A colleague's words about a contribution stand with its first argument only. */
function quotedOnce(item: Item, quoted: Set<string>): Item {
  const pieces = item.pieces.filter(({ role, line }) => {
    const key = `${item.title} ${textOf(line)}`;
    return role !== 'quote' || (!quoted.has(key) && quoted.add(key));
  });
  return { ...item, pieces };
}

function contentOf(shown: Shown, part: PartName): Omit<Section, 'longest'> {
  switch (part) {
    case 'headline':
      return { heading: '', items: [headlineItem(shown)] };
    case 'accomplished':
      return { heading: sectionTitles.record, items: shown.record.items.map(recordItem) };
    case 'smaller':
      return { heading: 'Smaller changes', items: smallerItems(shown) };
    case 'contributions':
      return { heading: 'Contributions', items: [...contributionItems(shown), ...unargued(shown)] };
    case 'delayed':
    case 'enables':
    case 'absence':
      return { heading: lensTitles[part], items: lensItems(shown, part) };
    case 'star':
      return { heading: 'Contributions', items: starItems(shown) };
    case 'evidence':
      return {
        heading: 'Evidence',
        items: shown.contributions().map((cards) => evidenceOf(cards, shown)),
      };
    case 'against':
      return { heading: 'What speaks against it', items: againstItems(shown) };
    case 'watchlist':
      return {
        heading: sectionTitles.watchlist,
        items: shown.watchlist.items.map(({ title, path, text }) =>
          lineItem(title, path, [claim(text)]),
        ),
      };
    case 'prompts':
      return {
        heading: sectionTitles.prompts,
        items: shown.prompts.items.map(({ text, commits }) =>
          lineItem('', null, [claim(text), ...commits.map(commitPiece)]),
        ),
      };
    case 'method':
      return { heading: sectionTitles.method, items: methodItems(shown) };
  }
}

function claim(text: string): Omit<Piece, 'step'> {
  return { role: 'claim', line: [{ text }] };
}

function commitPiece(commit: Span): Omit<Piece, 'step'> {
  return { role: 'evidence', line: [commit], brief: [commit] };
}

function headlineItem({ headline }: Shown): Item {
  return { ...lineItem('', null, [{ role: 'claim', line: headline }]), sumsUp: true };
}

/** A line of the record: how much it changed, and the changes that say it. */
function recordItem({ title, changes, more, extent }: ShownItem): Item {
  const steps = createSteps();
  const facts = changes.map(changePiece);
  steps.next(...facts.slice(0, 1));
  for (const fact of facts.slice(1)) steps.next(fact);
  const short = steps.last();
  if (extent !== '') steps.next(claim(`${extent.charAt(0).toUpperCase()}${extent.slice(1)}.`));
  if (more !== '') steps.next({ role: 'evidence', line: [{ text: more }] });
  return {
    title,
    path: null,
    standing: null,
    pieces: steps.pieces(),
    steps: { line: 0, short, full: steps.last() },
  };
}

function changePiece({ text, commit }: ShownItem['changes'][number]): Omit<Piece, 'step'> {
  const line = text === '' ? [commit] : [{ text: `${text}, ` }, commit];
  return { role: 'evidence', line, brief: line };
}

function smallerItems({ record: { smaller } }: Shown): readonly Item[] {
  if (smaller === null) return [];
  const steps = createSteps();
  steps.next(claim(smaller.label));
  for (const change of smaller.changes) steps.next(changePiece(change));
  return [
    {
      title: '',
      path: null,
      standing: null,
      pieces: steps.pieces(),
      steps: { line: 0, short: 0, full: steps.last() },
    },
  ];
}

/** What was accomplished and is not argued about. */
function unargued(shown: Shown): readonly Item[] {
  const argued = new Set(
    shown.lenses.flatMap(({ cards }) => cards.map((card) => card.contribution)),
  );
  return shown.record.items.filter((item) => !argued.has(item.contribution)).map(recordItem);
}

function lensItems({ lenses, timeline }: Shown, wanted: Lens): readonly Item[] {
  const lens = lenses.find((candidate) => candidate.lens === wanted);
  return lens ? argumentItems(lens.alone(), timeline.period) : [];
}

/** Rows written out; the rest is in the JSON. */
const mostRows = 40;

function evidenceOf(cards: readonly ShownCard[], { timeline }: Shown): Item {
  const told = new Set<string>();
  const steps = createSteps();
  for (const row of cards.flatMap((card) => rowsOf(card, timeline.period))) {
    const key = `${row.commit.text} ${row.place.text}`;
    if (told.has(key) || told.size === mostRows) continue;
    told.add(key);
    steps.next(rowPiece(row));
  }
  for (const link of cards.flatMap(({ links }) => links)) steps.next(commitPiece(link));
  const { title, path } = cards[0]!;
  return {
    title,
    path: path && unlinked(path),
    standing: null,
    pieces: byDate(steps.pieces()),
    steps: { line: 0, short: Math.min(2, steps.last()), full: steps.last() },
  };
}

function againstItems(shown: Shown): readonly Item[] {
  return shown.contributions().flatMap((cards) => {
    const { title, path, pieces, steps } = itemOf(cards, shown.timeline.period);
    const kept = pieces.filter(({ role }) => role === 'against' || role === 'unseen');
    return kept.length === 0 ? [] : [{ title, path, standing: null, pieces: kept, steps }];
  });
}

function methodItems({ coverage, ledger, method, reading }: Shown): readonly Item[] {
  const told = [
    coverage.join(' '),
    `Left out: ${ledger.label}.`,
    method,
    `${sectionTitles.reading}: ${reading}`,
  ];
  return told.map((text) => lineItem('', null, [claim(text)]));
}
