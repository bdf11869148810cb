/** "Calibrate…": two or more exported summaries side by side, with notes that are never lost. */
import path from 'node:path';

import * as v from 'valibot';
import * as vscode from 'vscode';

import type { CalibrationEdit } from '../core/calibration/calibrationEdits.ts';
import type { FromCalibration, ToCalibration } from '../protocol.ts';
import { writeAtomically } from '../store/atomicFile.ts';
import { openNotes } from '../store/calibration.ts';
import { openEditSession, type EditSession } from './editSession.ts';
import { askFiles } from './exportedPage.ts';
import { showFailure } from './failures.ts';
import type { Host } from './host.ts';
import { openTarget } from './links.ts';
import { parseFromCalibration } from './messages.ts';
import { pageHtml, pageOptions } from './pageHtml.ts';

const viewType = 'groundwork.calibration';
const title = 'Calibrate';

/** What such a page keeps over a restart of the window: where its summaries are, and nothing of them. */
const kept = v.object({
  kept: v.object({
    files: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.minLength(1), v.maxLength(50)),
  }),
});

export interface Calibrations extends vscode.Disposable {
  /** Asks for the files where none are given. */
  open(given?: { readonly files?: readonly string[] }): Promise<void>;
}

export function registerCalibrations(host: Host): Calibrations {
  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    async deserializeWebviewPanel(view, state: unknown) {
      const parsed = v.safeParse(kept, state);
      if (parsed.success) await showCalibration(host, view, parsed.output.kept.files);
      else view.dispose();
    },
  });
  return {
    dispose: () => serializer.dispose(),
    async open(given = {}) {
      const files = given.files ?? (await askFiles(title, true));
      if (files.length === 0) return;
      if (files.length < 2)
        throw new Error('Choose two or more summaries that were exported as JSON.');
      const column = vscode.ViewColumn.Active;
      const view = vscode.window.createWebviewPanel(viewType, 'Side by side', column);
      await showCalibration(host, view, files);
    },
  };
}

async function showCalibration(
  host: Host,
  view: vscode.WebviewPanel,
  first: readonly string[],
): Promise<void> {
  let files = first;
  let documents: readonly Uint8Array[] = [];
  let state: ToCalibration | null = null;
  let notes: EditSession<CalibrationEdit> | undefined;
  let early: readonly CalibrationEdit[] = [];
  let isReady = false;

  const tell = (message: ToCalibration): void => {
    if (isReady) void view.webview.postMessage(message);
  };
  const told = (): ToCalibration | null =>
    state?.type === 'documents' ? { ...state, edits: notes?.edits() ?? [] } : state;
  /** False where not all of them are exported summaries; then everything stays as it was. */
  const load = async (wanted: readonly string[]): Promise<boolean> => {
    const outcome = await host.run('open', { files: wanted }, {});
    if (outcome.type === 'cancelled') return false;
    if (outcome.type === 'failed') {
      if (documents.length === 0) state = { type: 'not-opened', sentence: outcome.sentence };
      tell({ type: 'not-opened', sentence: outcome.sentence });
      void showFailure(host, outcome);
      return false;
    }
    ({ documents } = outcome.result);
    files = wanted;
    state = { type: 'documents', documents, edits: [] };
    tell(told()!);
    return true;
  };
  const exportTable = async ({
    format,
    picked,
  }: Extract<FromCalibration, { type: 'export' }>): Promise<void> => {
    const ending = format === 'html' ? 'html' : 'md';
    const target = await vscode.window.showSaveDialog({
      title: 'Export Side by Side',
      saveLabel: 'Export',
      defaultUri: vscode.Uri.file(path.join(path.dirname(files[0]!), `side-by-side.${ending}`)),
      filters: { [format === 'html' ? 'HTML' : 'Markdown']: [ending] },
    });
    if (!target) return;
    if (target.scheme !== 'file') throw new Error('Choose a folder on this machine.');
    const request = { documents, edits: notes?.edits() ?? [], picked, format };
    const outcome = await host.run('calibrate', request, {});
    if (outcome.type === 'failed') return showFailure(host, outcome);
    if (outcome.type === 'cancelled') return;
    await writeAtomically(target.fsPath, outcome.result.text);
    void vscode.window.showInformationMessage(`Exported ${path.basename(target.fsPath)}.`);
  };
  const receive = async (message: FromCalibration): Promise<void> => {
    switch (message.type) {
      case 'ready': {
        isReady = true;
        const now = told();
        if (now) tell(now);
        return;
      }
      case 'edit':
        if (notes) notes.add(message.edit);
        else early = [...early, message.edit];
        return;
      case 'open':
        return openTarget(host, [], { kind: 'url', url: message.url });
      case 'export':
        return exportTable(message);
      case 'add': {
        const more = await askFiles(title, true);
        if (more.length === 0 || !(await load([...new Set([...files, ...more])]))) return;
        // The new page keeps the new files; it asks for everything again.
        isReady = false;
        view.webview.html = pageHtml(view.webview, host.extension, { files }, 'calibration');
        return;
      }
      case 'guide':
        await vscode.commands.executeCommand(
          'markdown.showPreview',
          vscode.Uri.joinPath(host.extension, 'docs', 'CALIBRATION.md'),
        );
    }
  };
  view.webview.onDidReceiveMessage((value: unknown) => {
    const message = parseFromCalibration(value);
    if (!message) return host.log.warn('A message of the page was not understood and was ignored.');
    void receive(message).catch((error: unknown) =>
      showFailure(host, {
        sentence: error instanceof Error ? error.message : String(error),
        reason: null,
      }),
    );
  });
  view.onDidChangeViewState(() => {
    if (!view.visible) isReady = false;
    else void notes?.refresh().catch(() => undefined);
  });
  view.onDidDispose(() => {
    isReady = false;
    notes?.close();
  });
  view.iconPath = vscode.Uri.joinPath(host.extension, 'media', 'icon.png');
  view.webview.options = pageOptions(host.extension);
  view.webview.html = pageHtml(view.webview, host.extension, { files }, 'calibration');

  notes = await openEditSession(openNotes(host.storage.calibration), {
    saved: (edits) => tell({ type: 'saved', edits }),
    notSaved: (sentence) => tell({ type: 'not-saved', sentence }),
    changed: (edits) => tell({ type: 'edits', edits }),
    warn: (sentence) => void vscode.window.showWarningMessage(sentence),
  });
  for (const edit of early) notes.add(edit);
  await load(files);
}
