import { concludeSummary } from '../summary/concludeSummary.ts';
/** A draft laid over a summary: pure, so that page, exports and every window show the same. */
import { findHeadline } from '../summary/headline.ts';
import type { ArguedContribution, Headline, Summary } from '../summary/summary.ts';
import { createBoard, type Board, type CreateReshaper, type Entry } from './board.ts';
import { argumentKey, defaultChoice } from './defaultChoice.ts';
import type { Draft, Edit, Quote } from './draft.ts';
import type { EditedArgument, EditedContribution, EditedSummary } from './editedSummary.ts';
import { effectiveEdits } from './effectiveEdits.ts';

/**
 * The summary as the draft's edits want it told; edits that find nothing to change are kept as orphans. `createReshaper`
 * is called only where an edit merges or splits (`isReshaped`).
 */
export function layDraft(
  summary: Summary,
  draft: Draft,
  createReshaper: CreateReshaper,
): EditedSummary {
  const board = createBoard(summary, createReshaper);
  const edits = effectiveEdits(draft);
  const orphans = edits.filter((edit) => !board.apply(edit.change));
  const entries = new Map(board.entries().map((entry) => [entry.id, entry]));
  const found = board.entries().flatMap((entry) => renamed(entry) ?? []);
  const { people, voice } = board;
  const concluded = concludeSummary({
    ...summary,
    settings: {
      ...summary.settings,
      people: people ?? summary.settings.people,
      voice: voice ?? summary.settings.voice,
    },
    contributions: found,
  });
  const kept = concluded.contributions.filter(({ id }) => !entries.get(id)!.leftOut);
  const byDefault = defaultChoice(concluded.contributions, concluded.period);
  const manual = board.entries().filter((entry) => entry.found === null);
  const shown = new Map(concluded.contributions.map((item) => [item.id, item]));
  const computedOrder = [...concluded.contributions, ...manual].map(({ id }) => id);
  const contributions = inChosenOrder(computedOrder, board.moves).map((id) =>
    finish(entries.get(id)!, shown.get(id) ?? null, byDefault),
  );
  return {
    summary: {
      ...concluded,
      contributions: contributions.flatMap((contribution) => contribution.found ?? []),
      headline: headlineOf(kept, concluded),
    },
    contributions,
    lines: board.lines,
    formTexts: board.formTexts,
    orphans: [...orphans, ...withoutArgument(edits, contributions, orphans)],
    restored: board.restored,
  };
}

function renamed({ found, title }: Entry): ArguedContribution | null {
  return found === null || title === null ? found : { ...found, title, titleFrom: 'user' };
}

function inChosenOrder(computed: readonly string[], moves: Board['moves']): readonly string[] {
  const order = [...computed];
  for (const { contribution, before } of moves) {
    const at = order.indexOf(contribution);
    if (at < 0 || before === contribution || (before !== null && !order.includes(before))) continue;
    order.splice(at, 1);
    order.splice(before === null ? order.length : order.indexOf(before), 0, contribution);
  }
  return order;
}

/** The headline counts what is told; that nothing of it is told is no statement about the work. */
function headlineOf(kept: readonly ArguedContribution[], summary: Summary): Headline {
  const { headline, teams, period } = summary;
  const told = findHeadline(kept, teams, period);
  const hasUse = ({ kind }: Headline): boolean => kind === 'later' || kind === 'within';
  if (hasUse(told) || !hasUse(headline)) return hasUse(told) ? told : headline;
  return { kind: 'left-out' };
}

type Choice = Pick<EditedArgument, 'included' | 'chosen'>;

function finish(
  entry: Entry,
  found: ArguedContribution | null,
  byDefault: ReadonlySet<string>,
): EditedContribution {
  const quotes = [...entry.quotes].map(([id, quote]) => ({ id, ...quote }));
  const confirmed = quotes.some(isConfirmation);
  const choose = (insight: string, otherwise: boolean): Choice => {
    const chosen = entry.leftOut ? false : (entry.included.get(insight) ?? entry.includedAll);
    return { included: chosen ?? otherwise, chosen: chosen !== null };
  };
  const list: EditedArgument[] = (found?.arguments ?? []).map((argument) => {
    const { insight } = argument.facts;
    return {
      insight,
      lens: argument.lens,
      standing: confirmed ? 'corroborated' : argument.standing,
      ...choose(insight, byDefault.has(argumentKey(entry.id, insight))),
      ground: { kind: 'found', argument, words: entry.claims.get(insight) ?? null },
    };
  });
  if (entry.manual) {
    const standing = entry.manual.links.length > 0 ? 'evidenced' : 'claimed';
    list.push({
      insight: 'own',
      lens: entry.manual.lens,
      standing: confirmed ? 'corroborated' : standing,
      ...choose('own', true),
      ground: { kind: 'manual', value: entry.manual },
    });
  }
  if (entry.counterfactual) {
    list.push({
      insight: 'A6',
      lens: 'absence',
      standing: 'claimed',
      ...choose('A6', true),
      ground: { kind: 'counterfactual', value: entry.counterfactual },
    });
  }
  return {
    id: entry.id,
    title: found?.title ?? entry.title ?? entry.manual?.title ?? '',
    renamed: entry.title !== null,
    origin: entry.origin,
    found,
    arguments: list,
    quotes,
    leftOut: entry.leftOut,
  };
}

/** Only words with their source confirm anything. */
function isConfirmation({ text, source }: Quote): boolean {
  return text.trim() !== '' && source.trim() !== '';
}

/** Words and choices about an argument that the contribution no longer has. */
function withoutArgument(
  edits: readonly Edit[],
  contributions: readonly EditedContribution[],
  orphans: readonly Edit[],
): readonly Edit[] {
  const had = new Set(
    contributions.flatMap(({ id, arguments: list }) =>
      list.map(({ insight }) => argumentKey(id, insight)),
    ),
  );
  const known = new Set(orphans);
  const lost = edits.filter(
    (edit) =>
      edit.change.kind === 'claim' &&
      !known.has(edit) &&
      !had.has(argumentKey(edit.change.contribution, edit.change.insight)),
  );
  return lost.filter(({ change }) => {
    if (change.kind !== 'claim' || change.text === null) return false;
    // Words that went into another contribution by a merge are told there.
    return contributions.some(({ id }) => id === change.contribution);
  });
}
