/** The contributions while edits are laid over them, one after the other. */
import type { LedgerReason } from '../model.ts';
import type { ArguedContribution, Summary } from '../summary/summary.ts';
import type { Change, Counterfactual, ManualContribution, Quote } from './draft.ts';
import {
  formKey,
  lineInsights,
  lineKey,
  type EditedContribution,
  type LineInsight,
} from './editedSummary.ts';
import type { Reshaper } from './reshape.ts';

export interface Entry {
  readonly id: string;
  readonly origin: EditedContribution['origin'];
  readonly found: ArguedContribution | null;
  readonly title: string | null;
  readonly manual: ManualContribution | null;
  readonly counterfactual: Counterfactual | null;
  readonly claims: ReadonlyMap<string, string>;
  readonly quotes: ReadonlyMap<string, Quote>;
  readonly leftOut: boolean;
  /** What was last said about all of its arguments, and since then about single ones. */
  readonly includedAll: boolean | null;
  readonly included: ReadonlyMap<string, boolean>;
}

/** What merges and splits; it is made when the first edit asks for it. */
export type CreateReshaper = (summary: Summary) => Reshaper;

export interface Board {
  /** False where the change finds nothing to change. */
  apply(change: Change): boolean;
  entries(): readonly Entry[];
  readonly moves: readonly { readonly contribution: string; readonly before: string | null }[];
  readonly lines: ReadonlyMap<string, boolean>;
  readonly formTexts: ReadonlyMap<string, string>;
  readonly restored: ReadonlySet<LedgerReason>;
  readonly people: 'roles' | 'names' | null;
  readonly voice: 'first' | 'third' | null;
}

const untouched = {
  title: null,
  manual: null,
  counterfactual: null,
  claims: new Map<string, string>(),
  quotes: new Map<string, Quote>(),
  leftOut: false,
  includedAll: null,
  included: new Map<string, boolean>(),
} as const;

export function createBoard(summary: Summary, createReshaper: CreateReshaper): Board {
  const entries = new Map<string, Entry>(
    summary.contributions.map((found) => [
      found.id,
      { ...untouched, id: found.id, origin: 'found', found },
    ]),
  );
  let made: Reshaper | undefined;
  const reshaper = (): Reshaper => (made ??= createReshaper(summary));
  const moves: { contribution: string; before: string | null }[] = [];
  const lines = new Map<string, boolean>();
  const formTexts = new Map<string, string>();
  const restored = new Set<LedgerReason>();
  let people: Board['people'] = null;
  let voice: Board['voice'] = null;

  const update = (id: string, change: (entry: Entry) => Partial<Entry>): boolean => {
    const entry = entries.get(id);
    if (entry) entries.set(id, { ...entry, ...change(entry) });
    return entry !== undefined;
  };

  const merge = (into: string, others: readonly string[]): boolean => {
    const target = entries.get(into);
    const taken = [...new Set(others)]
      .filter((id) => id !== into)
      .flatMap((id) => entries.get(id) ?? [])
      .filter((entry) => entry.found !== null);
    if (!target?.found || taken.length === 0) return false;
    const all = [target, ...taken];
    entries.set(into, {
      ...target,
      origin: 'merged',
      found: reshaper().merge(
        target.found,
        taken.map((entry) => entry.found!),
      ),
      counterfactual: all.find((entry) => entry.counterfactual)?.counterfactual ?? null,
      claims: firstOfEach(all.map((entry) => entry.claims)),
      quotes: firstOfEach(all.map((entry) => entry.quotes)),
      included: firstOfEach(all.map((entry) => entry.included)),
    });
    for (const entry of taken) entries.delete(entry.id);
    return true;
  };

  const split = (id: string, assets: readonly string[], into: string): boolean => {
    const entry = entries.get(id);
    if (!entry?.found || entries.has(into)) return false;
    const parts = reshaper().split(entry.found, new Set(assets), into);
    if (parts === null) return false;
    entries.set(id, { ...entry, found: parts.rest });
    entries.set(into, { ...untouched, id: into, origin: 'split', found: parts.taken });
    return true;
  };

  const setManual = (id: string, value: ManualContribution | null): boolean => {
    const entry = entries.get(id);
    if (entry && entry.origin !== 'manual') return false;
    if (value === null) entries.delete(id);
    else
      entries.set(id, {
        ...(entry ?? { ...untouched, id, origin: 'manual', found: null }),
        manual: value,
      });
    return true;
  };

  return {
    entries: () => [...entries.values()],
    moves,
    lines,
    formTexts,
    restored,
    get people() {
      return people;
    },
    get voice() {
      return voice;
    },
    apply(change) {
      switch (change.kind) {
        case 'include':
          return update(change.contribution, () => ({
            leftOut: !change.included,
            includedAll: change.included ? true : null,
            included: new Map(),
          }));
        case 'include-argument': {
          const { contribution, insight, included } = change;
          if (isLine(insight)) {
            lines.set(lineKey(contribution, insight), included);
            return true;
          }
          return update(contribution, (entry) => ({
            leftOut: entry.leftOut && !included,
            included: new Map(entry.included).set(insight, included),
          }));
        }
        case 'rename':
          return update(change.contribution, () => ({ title: textOrNull(change.title) }));
        case 'move':
          moves.push(change);
          return entries.has(change.contribution);
        case 'merge':
          return merge(change.into, change.others);
        case 'split':
          return split(change.contribution, change.assets, change.into);
        case 'claim':
          return update(change.contribution, ({ claims }) => ({
            claims: withValue(claims, change.insight, textOrNull(change.text)),
          }));
        case 'counterfactual':
          return update(change.contribution, () => ({ counterfactual: stated(change.value) }));
        case 'quote':
          return update(change.contribution, ({ quotes }) => ({
            quotes: withValue(quotes, change.id, change.value),
          }));
        case 'manual':
          return setManual(change.contribution, change.value);
        case 'restore':
          if (change.restored) restored.add(change.reason);
          else restored.delete(change.reason);
          return true;
        case 'form-text': {
          const key = formKey(change.form, change.field);
          if (change.text === null) formTexts.delete(key);
          else formTexts.set(key, change.text);
          return true;
        }
        case 'people':
          people = change.people;
          return true;
        case 'voice':
          voice = change.voice;
          return true;
        case 'undo':
          return true;
      }
    },
  };
}

function isLine(insight: string): insight is LineInsight {
  return (lineInsights as readonly string[]).includes(insight);
}

function textOrNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}

/** A counterfactual of which nothing is written is none. */
function stated(value: Counterfactual | null): Counterfactual | null {
  if (value === null) return null;
  const { alternative, whoPays, when, howSure } = value;
  return [alternative, whoPays, when, howSure].some((text) => text.trim() !== '') ? value : null;
}

function withValue<T>(
  map: ReadonlyMap<string, T>,
  key: string,
  value: T | null,
): ReadonlyMap<string, T> {
  const changed = new Map(map);
  if (value === null) changed.delete(key);
  else changed.set(key, value);
  return changed;
}

/** Of several values for one key the first one holds. */
function firstOfEach<T>(maps: readonly ReadonlyMap<string, T>[]): ReadonlyMap<string, T> {
  return new Map(maps.toReversed().flatMap((map) => [...map]));
}
