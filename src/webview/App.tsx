/** The page: messages in, edits out, everything between computed from the summary and the draft. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { Change } from '../core/draft/draft.ts';
import type { EditedSummary } from '../core/draft/editedSummary.ts';
import { layDraft } from '../core/draft/layDraft.ts';
import { nextEdit, toRedo, toUndo } from '../core/draft/steps.ts';
import { showSummary } from '../report/shownSummary.ts';
import { ActionsContext, type Actions } from './actions.ts';
import { onDemand } from './components/onDemand.tsx';
import { Report } from './components/Report.tsx';
import { Waiting } from './components/Waiting.tsx';
import type { Host } from './host.ts';
import { readKept, type Kept } from './kept.ts';
import { addEdits, initialState, receive, type PageState } from './pageState.ts';
import { useReshaping } from './reshaping.ts';

const FormPage = onDemand(async () => (await import('./components/FormPage.tsx')).FormPage);

export function App({ host }: { readonly host: Host }): JSX.Element {
  const kept = useRef(readKept(host.kept));
  const [state, setState] = useState<PageState>(() => addEdits(initialState, kept.current.unsaved));
  const current = useRef(state);
  const set = (next: PageState): void => {
    current.current = next;
    setState(next);
  };
  const keep = (change: Partial<Kept>): void => {
    kept.current = { ...kept.current, ...change };
    host.keep(kept.current);
  };
  const keepUnsaved = (): void => {
    const { draft, unsaved } = current.current;
    keep({ unsaved: draft.edits.filter(({ id }) => unsaved.has(id)) });
  };

  useEffect(() => {
    host.onMessage((message) => {
      set(receive(current.current, message));
      if (message.type === 'saved') keepUnsaved();
    });
    host.send({ type: 'ready' });
    for (const edit of kept.current.unsaved) host.send({ type: 'edit', edit });
  }, []);

  const change = (...changes: readonly Change[]): void => {
    for (const item of changes) {
      const edit = nextEdit(current.current.draft, item, newId(), new Date());
      set(addEdits(current.current, [edit]));
      host.send({ type: 'edit', edit });
    }
    keepUnsaved();
  };
  const takeBack = (ids: readonly string[]): void =>
    change(...ids.map((edit): Change => ({ kind: 'undo', edit })));
  const undo = (): void => takeBack(toUndo(current.current.draft));
  const redo = (): void => takeBack(toRedo(current.current.draft));
  useUndoKeys(undo, redo);

  const { summary, draft } = state;
  const reshaping = useReshaping(draft, () =>
    set({
      ...current.current,
      failure: {
        sentence: 'A part of the page could not be loaded.',
        help: 'Close the page and open it again; edits are kept.',
      },
    }),
  );
  const latest = useRef<EditedSummary | null>(null);
  const edited = useMemo(
    () => (summary && reshaping ? layDraft(summary, draft, reshaping) : latest.current),
    [summary, draft, reshaping],
  );
  latest.current = edited;
  const shown = useMemo(() => edited && showSummary(edited), [edited]);
  const [form, setForm] = useState(kept.current.form);
  const showForm = (id: string | null): void => {
    setForm(id);
    keep({ form: id });
  };

  const actions = useMemo(
    (): Actions => ({
      change,
      open: (target) => host.send({ type: 'open', target }),
      canOpen: () => true,
      send: host.send,
      newId,
      get kept() {
        return kept.current;
      },
      keep,
      edited: () => latest.current!,
      openForms: () => showForm(''),
      isReadOnly: false,
    }),
    [],
  );
  return (
    <ActionsContext.Provider value={actions}>
      {!shown || !edited ? (
        <Waiting state={state} />
      ) : form === null ? (
        <Report state={state} shown={shown} edited={edited} undo={undo} redo={redo} />
      ) : (
        <FormPage
          state={state}
          shown={shown}
          wanted={form}
          choose={showForm}
          undo={undo}
          redo={redo}
        />
      )}
    </ActionsContext.Provider>
  );
}

function newId(): string {
  return crypto.randomUUID();
}

/** Undo and redo outside of text fields, which have their own. */
function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
