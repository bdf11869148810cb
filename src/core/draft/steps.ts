/** New edits, and undoing and redoing in the steps in which a person thinks. */
import type { Change, Draft, Edit } from './draft.ts';
import { inOrder } from './effectiveEdits.ts';

/** Edits of the same words that follow each other within so many milliseconds are one step. */
const oneStep = 3000;

/** A change as the next edit of a draft. Its time is after every edit before it, whatever the clock says. */
export function nextEdit(draft: Draft, change: Change, id: string, now: Date): Edit {
  const last = draft.edits.reduce((latest, { at }) => Math.max(latest, Date.parse(at) || 0), 0);
  return { id, at: new Date(Math.max(now.getTime(), last + 1)).toISOString(), change };
}

/** The ids that undoing the last step takes back, newest first. */
export function toUndo(draft: Draft): readonly string[] {
  return lastStep(replay(draft).done).map((edit) => edit.id);
}

/** The ids of the undos that redoing takes back, those undone last first; none once something else was changed. */
export function toRedo(draft: Draft): readonly string[] {
  const { undone } = replay(draft);
  const step = new Set(lastStep(undone.map(({ edit }) => edit).toReversed()).map(({ id }) => id));
  return undone
    .filter(({ edit }) => step.has(edit.id))
    .map(({ undo }) => undo)
    .toReversed();
}

interface Replayed {
  readonly done: readonly Edit[];
  /** In the order in which they were undone. */
  readonly undone: readonly { readonly edit: Edit; readonly undo: string }[];
}

function replay(draft: Draft): Replayed {
  let done: Edit[] = [];
  let undone: { edit: Edit; undo: string }[] = [];
  for (const edit of inOrder(draft.edits)) {
    const { change } = edit;
    if (change.kind !== 'undo') {
      done.push(edit);
      undone = [];
      continue;
    }
    const taken = done.find(({ id }) => id === change.edit);
    const back = undone.find(({ undo }) => undo === change.edit);
    if (taken) {
      done = done.filter((item) => item !== taken);
      undone.push({ edit: taken, undo: edit.id });
    } else if (back) {
      undone = undone.filter((item) => item !== back);
      done.push(back.edit);
    }
  }
  return { done, undone };
}

/** The edits at the end that changed the same words in one go, newest first; else the last edit alone. */
function lastStep(edits: readonly Edit[]): readonly Edit[] {
  const step: Edit[] = [];
  for (const edit of edits.toReversed()) {
    const after = step.at(-1);
    if (after && !continues(edit, after)) break;
    step.push(edit);
    if (wordsOf(edit.change) === null) break;
  }
  return step;
}

function continues(edit: Edit, after: Edit): boolean {
  const words = wordsOf(edit.change);
  return (
    words !== null &&
    words === wordsOf(after.change) &&
    Date.parse(after.at) - Date.parse(edit.at) < oneStep
  );
}

/** Which words a change is about, where it is typing. */
function wordsOf(change: Change): string | null {
  switch (change.kind) {
    case 'rename':
    case 'counterfactual':
    case 'manual':
      return `${change.kind} ${change.contribution}`;
    case 'claim':
      return `claim ${change.contribution} ${change.insight}`;
    case 'form-text':
      // Filled from the summary again is no typing.
      return change.text === null ? null : `form ${change.form} ${change.field}`;
    case 'quote':
      return `quote ${change.contribution} ${change.id}`;
    default:
      return null;
  }
}
