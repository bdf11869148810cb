/** Arguments as items: each for itself, or all of a contribution as one. */
import { textOf, type Span } from '../line.ts';
import type { Shown, ShownCard, ShownRow } from '../shown.ts';
import { createSteps, type Item, type Piece, type Role } from './item.ts';
import { splitSentences } from './sentences.ts';
import { tellingGroups } from './telling.ts';

type NewPiece = Omit<Piece, 'step'>;
type Period = Shown['timeline']['period'];

/** Rows of evidence that the short and the full length have besides the first. */
const shortRows = 2;
const fullRows = 4;

/** One item per argument, in the engineer's order. */
export function argumentItems(cards: readonly ShownCard[], period: Period): readonly Item[] {
  return cards.map((card) => itemOf([card], period));
}

/** One item per contribution, with all that is argued about it. */
export function contributionItems(shown: Shown): readonly Item[] {
  return shown.contributions().map((cards) => itemOf(cards, shown.timeline.period));
}

/** What an argument says, and what shows it. */
interface Strand {
  readonly sentences: readonly NewPiece[];
  /** The same in groups that stay or go together, the most telling first. */
  readonly claims: readonly (readonly NewPiece[])[];
  readonly proofs: readonly NewPiece[];
}

/** What is argued in these cards as one item. */
export function itemOf(cards: readonly ShownCard[], period: Period): Item {
  const [first] = cards;
  const shown = new Set<string>();
  const strands = cards.map((card) => strandOf(card, period, shown));
  const steps = createSteps();
  strands.forEach((strand, index) => {
    const card = cards[index]!;
    const [most = [], ...further] = strand.claims;
    steps.next(...most, ...strand.proofs.slice(0, 1));
    if (index === 0) for (const group of further) steps.next(...group);
    // When there is no room, more evidence for it goes before what speaks against it.
    for (const text of splitSentences(card.against))
      steps.next({ role: 'against', line: [{ text }] });
    if (index > 0) return;
    if (card.about !== null) steps.next({ role: 'about', line: [{ text: card.about }] });
    for (const { text, source } of card.quotes)
      steps.next({ role: 'quote', line: [{ text: `“${text}” (` }, source, { text: ')' }] });
    for (const proof of strand.proofs.slice(1, 1 + shortRows)) steps.next(proof);
  });
  const short = steps.last();
  strands.forEach((strand, index) => {
    if (index > 0) for (const group of strand.claims.slice(1)) steps.next(...group);
    for (const proof of strand.proofs.slice(index === 0 ? 1 + shortRows : 1, 1 + fullRows))
      steps.next(proof);
  });
  for (const text of new Set(cards.map(({ notVisible }) => notVisible)))
    if (text !== '') steps.next({ role: 'unseen', line: [{ text }] });
  return {
    title: first!.title,
    path: first!.path && unlinked(first!.path),
    standing: first!.standing,
    pieces: inReadingOrder(steps.pieces(), strands),
    steps: { line: 0, short, full: steps.last() },
  };
}

function strandOf(card: ShownCard, period: Period, shown: Set<string>): Strand {
  const rows = rowsOf(card, period).filter((row) => {
    const key = `${row.commit.text} ${row.place.text}`;
    return !shown.has(key) && shown.add(key);
  });
  const proofs = [...rows.map(rowPiece), ...card.links.map((link) => proofBy(link))];
  const sentences = splitSentences(textOf(card.claim)).map(claimPiece);
  return {
    sentences,
    claims: tellingGroups(card, sentences),
    proofs: proofs.length === 0 && isBareWord(card) ? [needed] : proofs,
  };
}

function claimPiece(text: string): NewPiece {
  return { role: 'claim', line: [{ text }] };
}

function proofBy(span: Span): NewPiece {
  return { role: 'evidence', line: [span], brief: [span] };
}

const needed = proofBy({ text: 'claimed; evidence needed' });

/** The engineer's own word, which nothing shows; a counterfactual says so itself. */
function isBareWord({ standing, insight }: ShownCard): boolean {
  return standing === 'claimed' && insight !== 'A6';
}

/** The rows that show an argument; where it is about the period, those of the period first. */
export function rowsOf({ lens, rows }: ShownCard, { from }: Period): readonly ShownRow[] {
  const all = [...rows.open, ...rows.folded];
  if (lens !== 'delayed') return all;
  const isInPeriod = ({ date }: ShownRow): boolean => date.slice(0, 10) >= from;
  return [...all.filter(isInPeriod), ...all.filter((row) => !isInPeriod(row))];
}

/** A recorded fact: when, who, where, and the commit that shows it. */
export function rowPiece({ date, day, who, place, commit }: ShownRow): NewPiece {
  const where: Span[] = place.text === '' ? [] : [{ text: ', ' }, unlinked(place)];
  return {
    role: 'evidence',
    line: [
      { text: who === 'I' ? `${day}: mine` : `${day}: ${who}` },
      ...where,
      { text: ', ' },
      commit,
    ],
    brief: [commit],
    date,
  };
}

/** A thing by its name; the link beside it leads to what shows it. */
export function unlinked({ text, as }: Span): Span {
  return as === undefined ? { text } : { text, as };
}

/** Sentences as they were written, facts by their dates, and everything else as it was added. */
function inReadingOrder(pieces: readonly Piece[], strands: readonly Strand[]): readonly Piece[] {
  const written = strands.flatMap(({ sentences }) => sentences.map(({ line }) => line));
  const of = (role: Role): readonly Piece[] => pieces.filter((piece) => piece.role === role);
  return [
    ...of('claim').toSorted((a, b) => written.indexOf(a.line) - written.indexOf(b.line)),
    ...byDate(of('evidence')),
    ...pieces.filter(({ role }) => role !== 'claim' && role !== 'evidence'),
  ];
}

/** The earliest first; what has no date comes last. */
export function byDate(facts: readonly Piece[]): readonly Piece[] {
  const day = ({ date }: Piece): number =>
    date === undefined ? Infinity : Date.parse(date.slice(0, 10));
  return facts.toSorted((a, b) => (day(a) === day(b) ? 0 : day(a) - day(b)));
}
