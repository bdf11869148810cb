/** Writes a summary where the user says, or puts it on the clipboard. */
import path from 'node:path';

import * as vscode from 'vscode';

import type { Draft } from '../core/draft/draft.ts';
import type { ExportFormat } from '../protocol.ts';
import { writeAtomically } from '../store/atomicFile.ts';
import type { SavedSummary } from '../store/summaries.ts';
import { showFailure } from './failures.ts';
import type { Host } from './host.ts';

const documents = {
  markdown: { ending: 'md', name: 'Markdown' },
  html: { ending: 'html', name: 'HTML' },
  json: { ending: 'json', name: 'JSON' },
} as const;

export async function exportSummary(
  host: Host,
  summary: SavedSummary,
  draft: Draft,
  format: ExportFormat,
): Promise<void> {
  const outcome = await host.run('export', { packed: summary.packed, draft, format }, {});
  if (outcome.type === 'cancelled') return;
  if (outcome.type === 'failed') return showFailure(host, outcome);
  const { files } = outcome.result;
  if (format === 'clipboard') {
    await vscode.env.clipboard.writeText(files[0]!.text);
    void vscode.window.showInformationMessage('The summary is on the clipboard as Markdown.');
    return;
  }
  const { ending, name } = documents[format];
  const target = await vscode.window.showSaveDialog({
    title: 'Export Summary',
    saveLabel: 'Export',
    defaultUri: vscode.Uri.file(path.join(homeOf(summary), fileName(summary, ending))),
    filters: { [name]: [ending] },
  });
  if (!target) return;
  if (target.scheme !== 'file') throw new Error('Choose a folder on this machine.');
  const base = path.basename(target.fsPath, path.extname(target.fsPath));
  for (const file of files.toReversed()) {
    // Files beside the document carry its name, so that two exports into one folder do not mix.
    const text = files.reduce(
      (text, { name }) => (name === '' ? text : text.replaceAll(name, `${base}-${name}`)),
      file.text,
    );
    const place =
      file.name === ''
        ? target.fsPath
        : path.join(path.dirname(target.fsPath), `${base}-${path.basename(file.name)}`);
    await writeAtomically(place, text);
  }
  const open = 'Open';
  const choice = await vscode.window.showInformationMessage(
    `Exported to ${path.basename(target.fsPath)}.`,
    open,
  );
  if (choice === open) await vscode.commands.executeCommand('vscode.open', target);
}

function homeOf({ places }: SavedSummary): string {
  return path.dirname(places[0]!.topLevel ?? places[0]!.folder);
}

function fileName({ places, period }: SavedSummary, ending: string): string {
  const name = places.map((place) => place.name).join('-');
  return `${name}-${period.label}.${ending}`.replaceAll(/[^\w.-]+/g, '-');
}
