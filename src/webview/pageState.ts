import { emptyDraft, type Draft, type Edit } from '../core/draft/draft.ts';
/** What the page knows, and how messages and edits change it; pure. */
import { joinDrafts } from '../core/draft/effectiveEdits.ts';
import type { Summary } from '../core/summary/summary.ts';
import type { PullRequestsLine, ToPage } from '../protocol.ts';
import type { Form } from '../report/forms/form.ts';

export interface PageState {
  readonly summary: Summary | null;
  /** More is still being read. */
  readonly partial: boolean;
  readonly draft: Draft;
  /** Review forms, the user's own first, and what is wrong with presets that are not among them. */
  readonly forms: { readonly known: readonly Form[]; readonly fault: string | null };
  /** What is said about reading pull requests. */
  readonly pullRequests: PullRequestsLine | null;
  /** Edits that the editor has not yet said to have saved. */
  readonly unsaved: ReadonlySet<string>;
  readonly notSaved: string | null;
  readonly progress: {
    readonly stage: string;
    readonly done: number;
    readonly total: number;
  } | null;
  readonly failure: { readonly sentence: string; readonly help: string } | null;
  readonly cancelled: boolean;
}

export const initialState: PageState = {
  summary: null,
  partial: false,
  draft: emptyDraft,
  forms: { known: [], fault: null },
  pullRequests: null,
  unsaved: new Set(),
  notSaved: null,
  progress: null,
  failure: null,
  cancelled: false,
};

export function receive(state: PageState, message: ToPage): PageState {
  switch (message.type) {
    case 'progress': {
      const { stage, done, total } = message;
      return { ...state, progress: { stage, done, total }, failure: null, cancelled: false };
    }
    case 'summary':
      return {
        ...state,
        summary: message.summary,
        partial: message.partial,
        draft: withUnsaved(message.draft, state),
        progress: message.partial ? state.progress : null,
        failure: null,
        cancelled: false,
      };
    case 'forms':
      return { ...state, forms: { known: message.forms, fault: message.fault } };
    case 'pull-requests':
      return { ...state, pullRequests: message.line };
    case 'draft':
      return { ...state, draft: joinDrafts(message.draft, state.draft) };
    case 'saved': {
      const saved = new Set(message.edits);
      const unsaved = new Set([...state.unsaved].filter((id) => !saved.has(id)));
      return { ...state, unsaved, notSaved: null };
    }
    case 'not-saved':
      return { ...state, notSaved: message.sentence };
    case 'failed':
      return {
        ...state,
        failure: { sentence: message.sentence, help: message.help },
        progress: null,
        partial: false,
      };
    case 'cancelled':
      return { ...state, cancelled: true, progress: null, partial: false };
  }
}

/** What the editor sent, with the edits that were made here and are on their way. */
function withUnsaved(draft: Draft, state: PageState): Draft {
  const own = state.draft.edits.filter((edit) => state.unsaved.has(edit.id));
  return joinDrafts(draft, { version: 1, edits: own });
}

export function addEdits(state: PageState, edits: readonly Edit[]): PageState {
  return {
    ...state,
    draft: { version: 1, edits: [...state.draft.edits, ...edits] },
    unsaved: new Set([...state.unsaved, ...edits.map(({ id }) => id)]),
  };
}
