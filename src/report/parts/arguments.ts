/** Arguments as items: each for itself, or all of a contribution as one. */
import { textOf, type Span } from '../line.ts';
import type { Shown, ShownCard, ShownRow } from '../shown.ts';
import { createSteps, type Item, type Piece } from './item.ts';
import { splitSentences } from './sentences.ts';

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
  /** The sentence that says most. */
  readonly claim: NewPiece;
  /** Every sentence, as they are read. */
  readonly claims: readonly NewPiece[];
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
    steps.next(strand.claim, ...strand.proofs.slice(0, 1));
    if (index === 0) for (const further of furtherClaims(strand)) steps.next(further);
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
    if (index > 0) for (const further of furtherClaims(strand)) steps.next(further);
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
  return {
    ...claimsOf(card),
    proofs: proofs.length === 0 && isBareWord(card) ? [needed] : proofs,
  };
}

function furtherClaims({ claim, claims }: Strand): readonly NewPiece[] {
  return claims.filter((other) => other !== claim);
}

function proofBy(span: Span): NewPiece {
  return { role: 'evidence', line: [span], brief: [span] };
}

const needed = proofBy({ text: 'claimed; evidence needed' });

/** The engineer's own word, which nothing shows; a counterfactual says so itself. */
function isBareWord({ standing, insight }: ShownCard): boolean {
  return standing === 'claimed' && insight !== 'A6';
}

/** Insights whose sentences each hold by themselves, and which of them says most; others are told whole. */
const tellingSentence: Partial<Record<ShownCard['insight'], 'first' | 'last'>> = {
  D1: 'last',
  D2: 'first',
  E1: 'first',
  A3: 'first',
  own: 'first',
};

function claimsOf({ insight, claim, ownWords }: ShownCard): Pick<Strand, 'claim' | 'claims'> {
  const text = textOf(claim);
  const telling = tellingSentence[insight];
  const sentences = telling === undefined ? [text] : splitSentences(text);
  const claims = sentences.map((sentence): NewPiece => ({
    role: 'claim',
    line: [{ text: sentence }],
  }));
  const last = telling === 'last' && !ownWords ? claims.at(-1) : claims[0];
  return { claim: last ?? { role: 'claim', line: claim }, claims };
}

/** The rows that show an argument; where it is about the period, those of the period first. */
export function rowsOf({ lens, rows }: ShownCard, { from }: Period): readonly ShownRow[] {
  const all = [...rows.open, ...rows.folded];
  if (lens !== 'delayed') return all;
  const isInPeriod = ({ date }: ShownRow): boolean => date.slice(0, 10) >= from;
  return [...all.filter(isInPeriod), ...all.filter((row) => !isInPeriod(row))];
}

/** A recorded fact: when, who, where, and the commit that shows it. */
export function rowPiece({ day, who, place, commit }: ShownRow): NewPiece {
  const where: Span[] = place.text === '' ? [] : [{ text: ', ' }, unlinked(place)];
  return {
    role: 'evidence',
    line: [{ text: `${day}: ${who}` }, ...where, { text: ', ' }, commit],
    brief: [commit],
  };
}

/** A thing by its name; the link beside it leads to what shows it. */
export function unlinked({ text, as }: Span): Span {
  return as === undefined ? { text } : { text, as };
}

/** Claims as they were written, argument after argument; everything else as it was added. */
function inReadingOrder(pieces: readonly Piece[], strands: readonly Strand[]): readonly Piece[] {
  const order = strands.flatMap(({ claims }) => claims.map(({ line }) => line));
  const claims = pieces
    .filter(({ role }) => role === 'claim')
    .toSorted((a, b) => order.indexOf(a.line) - order.indexOf(b.line));
  return [...claims, ...pieces.filter(({ role }) => role !== 'claim')];
}
