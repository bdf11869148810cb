/** Which sentences of a claim hold by themselves, and which go first when there is no room. */
import type { InsightId } from '../../core/insights/insight.ts';
import type { ShownCard } from '../shown.ts';

/**
 * Sentences that go together, by their place in the claim; negative places count from its end. The first group is what one
 * line says: never a figure without what it is measured against, never a success without who else had part in it.
 * What is not named follows, sentence by sentence.
 */
type Groups = readonly (readonly number[])[];

const inOrder: Groups = [[0]];

const groupsOf: Readonly<Record<InsightId | 'own', Groups>> = {
  // When it was made, and who took it up in the period.
  D1: [[0, 1]],
  D2: inOrder,
  // That it is in use; how much of it stands is told beside how much of other code of its age does.
  D3: [[-1], [0, 1]],
  // Before and after with the interval; then what was done, and where.
  D4: [
    [2, 3, 4, 5],
    [0, 1],
  ],
  // What moved, and who moved it.
  D5: [[0, 1]],
  E1: inOrder,
  E2: inOrder,
  E3: inOrder,
  // What was done, and who worked there before and after.
  E5: [[0, 1]],
  E6: inOrder,
  A2: [
    [2, 3, 4, 5],
    [0, 1],
  ],
  // What would miss it, and whose it is where it is not the engineer's alone.
  A3: [[0, 2]],
  A4: inOrder,
  E4: inOrder,
  // What was added, and what it stopped.
  A1: [[0, 1]],
  // What was changed, and the runs before and after with their intervals.
  A5: [[0, 1, 2, 3]],
  own: inOrder,
};

/** The sentences in groups that stay or go together, the most telling first; all as one where nothing is known of the insight. */
export function tellingGroups<Sentence>(
  { insight, ownWords }: Pick<ShownCard, 'insight' | 'ownWords'>,
  sentences: readonly Sentence[],
): readonly (readonly Sentence[])[] {
  const found = (groupsOf as Partial<Record<string, Groups>>)[insight];
  const known = ownWords && insight !== 'A6' ? inOrder : found;
  if (known === undefined) return [sentences];
  const left = new Set(sentences.keys());
  const take = (group: readonly number[]): readonly Sentence[] =>
    group
      .map((place) => (place < 0 ? sentences.length + place : place))
      .toSorted((a, b) => a - b)
      .filter((place) => left.delete(place))
      .map((place) => sentences[place]!);
  const groups = known.map(take);
  return [...groups, ...[...left].map((place) => [sentences[place]!])].filter(
    (group) => group.length > 0,
  );
}
