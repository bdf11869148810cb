/** The pages that are open in this window: one per repositories and period. */
import * as v from 'valibot';
import * as vscode from 'vscode';

import type { Forms } from './forms.ts';
import type { Host } from './host.ts';
import { createPanel, viewType, type Asked, type SummaryPanel } from './panel.ts';

export interface Panels extends vscode.Disposable {
  /** The page for these repositories and this period, in front; made where it is not open yet. */
  open(asked: Asked): SummaryPanel;
  /** The page that the user looks at, or looked at last. */
  current(): SummaryPanel | undefined;
  all(): readonly SummaryPanel[];
}

/** What a page keeps over a restart of the window; it comes from the page, so it is read as anything from outside. */
const kept = v.object({
  kept: v.object({
    folders: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(100)),
    manual: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
    period: v.object({ label: v.string(), from: v.string(), to: v.string() }),
  }),
});

export function createPanels(host: Host, forms: Forms): Panels {
  const open = new Map<
    string,
    { readonly page: SummaryPanel; readonly view: vscode.WebviewPanel }
  >();
  let last: string | undefined;

  const keep = (asked: Asked, view: vscode.WebviewPanel): SummaryPanel => {
    const key = keyOf(asked);
    const page = createPanel(host, forms, asked, view, () => open.delete(key));
    open.set(key, { page, view });
    last = key;
    view.onDidChangeViewState(() => {
      if (view.active) last = key;
    });
    return page;
  };
  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    async deserializeWebviewPanel(view, state: unknown) {
      const parsed = v.safeParse(kept, state);
      if (!parsed.success) {
        view.dispose();
        return;
      }
      const page = keep(parsed.output.kept, view);
      if (page.asked.manual !== undefined) await page.run();
      else if (!(await page.showSaved()))
        page.fail('This summary was not finished, or another version made it.', 'Run it again.');
    },
  });
  return {
    open(asked) {
      const known = open.get(keyOf(asked));
      if (known) {
        known.page.reveal();
        return known.page;
      }
      const column = vscode.ViewColumn.Active;
      return keep(asked, vscode.window.createWebviewPanel(viewType, 'Groundwork', column));
    },
    current: () => (last === undefined ? undefined : open.get(last)?.page),
    all: () => [...open.values()].map(({ page }) => page),
    dispose: () => serializer.dispose(),
  };
}

function keyOf({ folders, period, manual }: Asked): string {
  return [...folders.toSorted(), '', period.from, period.to, manual ?? ''].join('\n');
}
