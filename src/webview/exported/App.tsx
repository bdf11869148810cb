/** An exported summary as its maker's page: everything can be read and opened, nothing changed. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { EditedSummary } from '../../core/draft/editedSummary.ts';
import type { ExportedSummary } from '../../core/exported/exportedSummary.ts';
import { reopen } from '../../core/exported/reopen.ts';
import type { FromPage, ToExported } from '../../protocol.ts';
import { hrefOf, type Link } from '../../report/line.ts';
import type { Shown } from '../../report/shown.ts';
import { showExported } from '../../report/shownExported.ts';
import { ActionsContext, type Actions } from '../actions.ts';
import { onDemand } from '../components/onDemand.tsx';
import { Report } from '../components/Report.tsx';
import { readKept, type Kept } from '../kept.ts';
import { initialState, receive } from '../pageState.ts';

const FormPage = onDemand(async () => (await import('../components/FormPage.tsx')).FormPage);

export interface Api {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

interface Opened {
  readonly edited: EditedSummary;
  readonly shown: Shown;
}

export function App({ api }: { readonly api: Api }): JSX.Element {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [state, setState] = useState(initialState);
  const kept = useRef<Kept>(readKept(api.getState()));
  const [form, setForm] = useState(kept.current.form);
  useEffect(() => {
    window.addEventListener('message', ({ data }: MessageEvent<ToExported>) => {
      if (data.type === 'forms') {
        setState(receive(initialState, data));
        return;
      }
      const document = JSON.parse(new TextDecoder().decode(data.document)) as ExportedSummary;
      setOpened({ edited: reopen(document), shown: showExported(document) });
    });
    api.postMessage({ type: 'ready' } satisfies FromPage);
  }, []);
  const showForm = (id: string | null): void => {
    setForm(id);
    kept.current = { ...kept.current, form: id };
    api.setState(kept.current);
  };
  const actions = useMemo(
    () => opened && readingActions(opened, api, kept, () => showForm('')),
    [opened],
  );
  if (!opened || !actions) {
    return (
      <main class="waiting">
        <h1>Opening the summary</h1>
      </main>
    );
  }
  return (
    <ActionsContext.Provider value={actions}>
      {form === null ? (
        <Report state={initialState} {...opened} undo={nothing} redo={nothing} />
      ) : (
        <FormPage
          state={state}
          shown={opened.shown}
          wanted={form}
          choose={showForm}
          undo={nothing}
          redo={nothing}
        />
      )}
    </ActionsContext.Provider>
  );
}

function readingActions(
  { edited, shown }: Opened,
  api: Api,
  kept: { current: Kept },
  openForms: () => void,
): Actions {
  /** Its repository may not be on this machine: what the web does not have cannot be opened. */
  const hrefFor = (link: Link): string | null => hrefOf(link, shown.repositories);
  const send = (message: FromPage): void => api.postMessage(message);
  return {
    change: nothing,
    open(link) {
      const url = hrefFor(link);
      if (url !== null) send({ type: 'open', target: { kind: 'url', url } });
    },
    canOpen: (link) => hrefFor(link) !== null,
    send,
    newId: () => '',
    get kept() {
      return kept.current;
    },
    keep(change) {
      kept.current = { ...kept.current, ...change };
      api.setState(kept.current);
    },
    edited: () => edited,
    openForms,
    isReadOnly: true,
  };
}

function nothing(): void {}
