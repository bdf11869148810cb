import { byCodeUnits } from '../contributions/ids.ts';
/** Which edits of a draft hold, and drafts of two windows as one. */
import { restorableReasons, type LedgerReason, type RestorableReason } from '../model.ts';
import type { Draft, Edit } from './draft.ts';

/** What every edit has, whatever it is an edit of. */
export type Stamped = Pick<Edit, 'id' | 'at'>;

/** The edits in the one order in which they are applied: by time, those of the same time by id. */
export function inOrder<E extends Stamped>(edits: readonly E[]): readonly E[] {
  return edits.toSorted((a, b) => byCodeUnits(a.at, b.at) || byCodeUnits(a.id, b.id));
}

/** All edits of both, each once; which of them was saved first makes no difference. */
export function joinEdits<E extends Stamped>(a: readonly E[], b: readonly E[]): readonly E[] {
  const byId = new Map<string, E>();
  for (const edit of [...a, ...b]) {
    const known = byId.get(edit.id);
    byId.set(edit.id, known === undefined ? edit : firstOf(known, edit));
  }
  return inOrder([...byId.values()]);
}

export function joinDrafts(a: Draft, b: Draft): Draft {
  return { version: 1, edits: joinEdits(a.edits, b.edits) };
}

/** Ids are never given twice; should they be, both windows choose the same edit. */
function firstOf<E extends Stamped>(a: E, b: E): E {
  const order = byCodeUnits(a.at, b.at) || byCodeUnits(JSON.stringify(a), JSON.stringify(b));
  return order <= 0 ? a : b;
}

/** Whether an edit merges or splits contributions. */
export function isReshaped(draft: Draft): boolean {
  return effectiveEdits(draft).some(
    ({ change }) => change.kind === 'merge' || change.kind === 'split',
  );
}

/** What the engineer wants counted although it was left out. */
export function restoredReasons(draft: Draft): readonly RestorableReason[] {
  const restored = new Set<LedgerReason>();
  for (const { change } of effectiveEdits(draft)) {
    if (change.kind !== 'restore') continue;
    if (change.restored) restored.add(change.reason);
    else restored.delete(change.reason);
  }
  return restorableReasons.filter((reason) => restored.has(reason));
}

/** The edits that hold, undoing included, in order. Undoing needs no order: it names what it takes back. */
export function effectiveEdits({ edits }: Draft): readonly Edit[] {
  const undoneBy = new Map<string, Edit[]>();
  for (const edit of edits) {
    if (edit.change.kind !== 'undo') continue;
    const list = undoneBy.get(edit.change.edit) ?? [];
    list.push(edit);
    undoneBy.set(edit.change.edit, list);
  }
  const holds = new Map<string, boolean>();
  const byId = new Map(edits.map((edit) => [edit.id, edit]));
  // An edit is settled once every edit that would undo it is settled; undos that undo each other never are.
  const settle: Edit[] = edits.filter((edit) => !undoneBy.has(edit.id));
  for (const edit of settle) {
    holds.set(edit.id, !(undoneBy.get(edit.id) ?? []).some((undo) => holds.get(undo.id)));
    if (edit.change.kind !== 'undo') continue;
    const target = byId.get(edit.change.edit);
    if (target && undoneBy.get(target.id)!.every((undo) => holds.has(undo.id))) settle.push(target);
  }
  return inOrder(edits.filter((edit) => holds.get(edit.id) ?? edit.change.kind !== 'undo'));
}
