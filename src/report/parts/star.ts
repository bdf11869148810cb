/** Contributions as situation, task, action and result. What git cannot know is left to be written. */
import { textOf } from '../line.ts';
import type { Shown, ShownCard } from '../shown.ts';
import { monthSpan } from '../words/dates.ts';
import { itemOf } from './arguments.ts';
import type { Item, Piece, Role } from './item.ts';
import { splitSentences } from './sentences.ts';

const labels: Partial<Record<Role, string>> = {
  situation: 'Situation',
  task: 'Task',
  action: 'Action',
  claim: 'Result',
};

export function starItems(shown: Shown): readonly Item[] {
  return shown.contributions().flatMap((cards) => {
    const results = cards.filter(({ insight }) => insight !== 'A6');
    if (results.length === 0) return [];
    const item = itemOf(results, shown.timeline.period);
    const action = actionOf(results[0]!, shown);
    // What the action says already is no result.
    const said = new Set(splitSentences(action));
    const rest = item.pieces.filter(
      ({ role, line }) => role !== 'about' && !said.has(textOf(line)),
    );
    const pieces = [
      always('situation', situationOf(cards)),
      always('task', '(to be written: what had to be done, for whom, and why it was mine to do)'),
      always('action', action),
      ...(rest.some(({ role }) => role === 'claim')
        ? []
        : [always('claim', '(to be written: what came of it, and who can tell)')]),
      ...rest,
    ];
    return [{ ...item, labels, pieces }];
  });
}

function always(role: Role, text: string): Piece {
  return { role, line: [{ text }], step: 0 };
}

/** The engineer's own word on how it would be without it, else a place for their words. */
function situationOf(cards: readonly ShownCard[]): string {
  const counterfactual = cards.find(({ insight }) => insight === 'A6');
  return counterfactual
    ? textOf(counterfactual.claim)
    : '(to be written: how it was before, and who felt it)';
}

/** What was done: in the engineer's words where they wrote it down by hand, else as git tells it. */
function actionOf(card: ShownCard, { timeline, record }: Shown): string {
  const { contribution, about, insight, claim, ownWords } = card;
  if (insight === 'own') return textOf(claim);
  const row = timeline.rows.find(({ id }) => id === contribution);
  const built = row ? [`Built ${monthSpan(row.built.from, row.built.to)}.`] : [];
  // Whether it was built or extended is what this claim begins with.
  const made = insight === 'D1' && !ownWords ? splitSentences(textOf(claim)).slice(0, 1) : built;
  const changes = record.items.find((item) => item.contribution === contribution)?.changes ?? [];
  const named = changes.map(({ text }) => text).filter((text) => text !== '');
  const said = [
    ...(about === null ? [] : [about]),
    ...made,
    ...(named.length === 0 ? [] : [`In the period: ${named.join('; ')}.`]),
  ];
  return said.length > 0 ? said.join(' ') : '(to be written: what I did)';
}
