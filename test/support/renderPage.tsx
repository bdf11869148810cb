/** The page as HTML, as it stands before a person opens anything. */
import { renderToStaticMarkup } from 'preact-render-to-string';

import { applyDraft } from '../../src/core/draft/applyDraft.ts';
import type { Draft } from '../../src/core/draft/draft.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { showSummary } from '../../src/report/shownSummary.ts';
import { ActionsContext, type Actions } from '../../src/webview/actions.ts';
import { Report } from '../../src/webview/components/Report.tsx';
import { nothingKept } from '../../src/webview/kept.ts';
import { initialState } from '../../src/webview/pageState.ts';

export function renderPage(summary: Summary, draft: Draft, open: readonly string[] = []): string {
  const edited = applyDraft(summary, draft);
  const actions: Actions = {
    change: () => {},
    open: () => {},
    canOpen: () => true,
    send: () => {},
    newId: () => 'id',
    kept: { ...nothingKept, open },
    keep: () => {},
    edited: () => edited,
    openForms: () => {},
    isReadOnly: false,
  };
  const state = { ...initialState, summary, draft };
  return renderToStaticMarkup(
    <ActionsContext.Provider value={actions}>
      <Report
        state={state}
        shown={showSummary(edited)}
        edited={edited}
        undo={() => {}}
        redo={() => {}}
      />
    </ActionsContext.Provider>,
  );
}
