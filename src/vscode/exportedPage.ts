/** "Open Exported Summary…": a summary from a file, to be read as its maker's page and not to be changed. */
import path from 'node:path';

import * as v from 'valibot';
import * as vscode from 'vscode';

import type { ToExported } from '../protocol.ts';
import { showFailure } from './failures.ts';
import type { Forms } from './forms.ts';
import type { Host } from './host.ts';
import { openTarget } from './links.ts';
import { parseFromPage } from './messages.ts';
import { pageHtml, pageOptions } from './pageHtml.ts';

const viewType = 'groundwork.exported';

/** What such a page keeps over a restart of the window: where its summary is, and nothing of it. */
const kept = v.object({ kept: v.object({ file: v.pipe(v.string(), v.maxLength(4096)) }) });

export interface ExportedPages extends vscode.Disposable {
  /** Asks for a file where none is given. */
  open(given?: { readonly files?: readonly string[] }): Promise<void>;
}

export function registerExportedPages(host: Host, forms: Forms): ExportedPages {
  const show = async (view: vscode.WebviewPanel, file: string): Promise<void> => {
    let told: ToExported | undefined;
    let isReady = false;
    const post = (message: ToExported | undefined): void => {
      if (isReady && message) void view.webview.postMessage(message);
    };
    const postForms = (): void =>
      void forms.known().then(
        (known) => post({ type: 'forms', ...known }),
        (error: unknown) => host.log.warn(`The form presets cannot be read (${String(error)}).`),
      );
    const formsChanged = forms.onChanged(postForms);
    view.onDidDispose(() => formsChanged.dispose());
    view.webview.onDidReceiveMessage((value: unknown) => {
      const message = parseFromPage(value);
      if (message?.type === 'ready') {
        isReady = true;
        post(told);
        postForms();
      } else if (message?.type === 'open' && message.target.kind === 'url') {
        void openTarget(host, [], message.target);
      } else host.log.warn('A message of a page that is read only was ignored.');
    });
    view.onDidChangeViewState(() => {
      if (!view.visible) isReady = false;
    });
    view.title = path.basename(file);
    view.iconPath = vscode.Uri.joinPath(host.extension, 'media', 'icon.png');
    view.webview.options = pageOptions(host.extension);
    view.webview.html = pageHtml(view.webview, host.extension, { file }, 'exported');
    const outcome = await host.run('open', { files: [file] }, {});
    if (outcome.type === 'done') {
      told = { type: 'exported', document: outcome.result.documents[0]! };
      post(told);
    } else if (outcome.type === 'failed') {
      view.dispose();
      void showFailure(host, outcome);
    }
  };
  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    async deserializeWebviewPanel(view, state: unknown) {
      const parsed = v.safeParse(kept, state);
      if (parsed.success) await show(view, parsed.output.kept.file);
      else view.dispose();
    },
  });
  return {
    dispose: () => serializer.dispose(),
    async open(given = {}) {
      const [file] = given.files ?? (await askFiles('Open Exported Summary', false));
      if (file === undefined) return;
      const column = vscode.ViewColumn.Active;
      await show(vscode.window.createWebviewPanel(viewType, 'Groundwork', column), file);
    },
  };
}

/** Files of exported summaries that the user picked; none where they picked none. */
export async function askFiles(title: string, many: boolean): Promise<readonly string[]> {
  const picked = await vscode.window.showOpenDialog({
    title,
    canSelectMany: many,
    filters: { 'Exported summary': ['json'] },
  });
  return (picked ?? []).filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
}
