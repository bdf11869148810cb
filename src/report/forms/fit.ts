/** Items cut to a limit: whole items first, whole sentences next, the lowest first, and nothing in the middle. */
import { ownLabels, type Told, type ToldSection } from '../parts/blocks.ts';
import { lengths, type Item, type Length, type Piece, type Section } from '../parts/item.ts';
import { plainLine } from '../parts/plainText.ts';

export interface Fitted {
  readonly told: readonly ToldSection[];
  /** What there was no room for, in words, the lowest first. */
  readonly dropped: readonly string[];
}

/** Tells as much of the first `maxItems` items as fits, and of every section something before more of one. */
export function fit(
  sections: readonly Section[],
  maxItems: number | null,
  fits: (told: readonly ToldSection[]) => boolean,
): Fitted {
  const ranked = byRank(sections);
  const counted = ranked.filter(({ item }) => !item.sumsUp);
  const surplus = new Set(maxItems === null ? [] : counted.slice(maxItems));
  const wanted = ranked.filter((candidate) => !surplus.has(candidate));
  const fitsWith = (steps: Steps): boolean => fits(tell(sections, steps));

  const steps = chooseItems(wanted, fitsWith);
  for (const length of lengths.slice(1))
    for (const candidate of wanted) lengthen(candidate, length, steps, fitsWith);
  const told = tell(sections, steps);
  return { told, dropped: droppedFrom(ranked, told.length > 0 ? steps : new Map()) };
}

interface Candidate {
  readonly item: Item;
  readonly longest: Length;
}

/** Up to which step each item is told; what is not in it is not told. */
type Steps = Map<Item, number>;

/** The first of every section, then the second of every section: so none goes before the others have one less. */
function byRank(sections: readonly Section[]): readonly Candidate[] {
  const most = Math.max(0, ...sections.map(({ items }) => items.length));
  const ranks = Array.from({ length: most }, (_, index) => index);
  return ranks.flatMap((index) =>
    sections.flatMap(({ items, longest }) =>
      items.slice(index, index + 1).map((item) => ({ item, longest })),
    ),
  );
}

/** The longest length in which every item is told; where there is none, as many of the first items as fit in one line. */
function chooseItems(wanted: readonly Candidate[], fits: (steps: Steps) => boolean): Steps {
  for (const length of lengths.toReversed()) {
    const all: Steps = new Map(
      wanted.map((candidate) => [candidate.item, lastStep(candidate, length)]),
    );
    if (fits(all)) return all;
  }
  const inOneLine = (items: readonly Item[]): Steps => new Map(items.map((item) => [item, 0]));
  const possible = wanted
    .map(({ item }) => item)
    .filter((item) => item.sumsUp || fits(inOneLine([item])));
  const count = most(possible.length, (count) => fits(inOneLine(possible.slice(0, count))));
  return inOneLine(possible.slice(0, count));
}

/** Adds whole sentences and facts of an item up to a length, as far as there is room. */
function lengthen(
  candidate: Candidate,
  length: Length,
  steps: Steps,
  fits: (steps: Steps) => boolean,
): void {
  const { item } = candidate;
  const from = steps.get(item);
  if (from === undefined) return;
  const more = most(lastStep(candidate, length) - from, (more) =>
    fits(new Map(steps).set(item, from + more)),
  );
  steps.set(item, from + more);
}

/** The last step of an item in a length, or in the longest that it may have. */
function lastStep({ item, longest }: Candidate, length: Length): number {
  const shorter = Math.min(lengths.indexOf(length), lengths.indexOf(longest));
  return item.steps[lengths[shorter]!];
}

/** The greatest number up to `limit` that is possible, where what is possible for more is possible for less. */
function most(limit: number, isPossible: (number: number) => boolean): number {
  let low = 0;
  let high = Math.max(limit, 0);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isPossible(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What is told of each section; nothing where only sentences are left that sum up what is not told. */
function tell(sections: readonly Section[], steps: Steps): readonly ToldSection[] {
  if ([...steps.keys()].every(({ sumsUp }) => sumsUp)) return [];
  return sections
    .map((section) => ({
      section,
      told: section.items.flatMap((item): readonly Told[] => {
        const step = steps.get(item);
        return step === undefined ? [] : [{ item, step }];
      }),
    }))
    .filter(({ told }) => told.length > 0);
}

function droppedFrom(ranked: readonly Candidate[], steps: Steps): readonly string[] {
  const lowestFirst = ranked.toReversed();
  const items = lowestFirst.filter(({ item }) => !steps.has(item)).map(({ item }) => nameOf(item));
  const sentences = lowestFirst.flatMap((candidate) => {
    const { item } = candidate;
    const step = steps.get(item) ?? Infinity;
    return item.pieces
      .filter((piece) => piece.step > step && piece.step <= lastStep(candidate, 'full'))
      .toSorted((a, b) => b.step - a.step)
      .map((piece) => `${nameOf(item)}: ${pieceWords(piece)}`);
  });
  return [...items, ...sentences];
}

function nameOf({ title, pieces }: Item): string {
  return title === '' ? plainLine(pieces[0]?.line ?? [], []) : title;
}

function pieceWords({ role, line }: Piece): string {
  const label = ownLabels[role];
  return label === undefined ? plainLine(line, []) : `${label}: ${plainLine(line, [])}`;
}
