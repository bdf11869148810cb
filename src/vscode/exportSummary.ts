/** Writes a summary where the user says, or puts it on the clipboard. */
import { homedir } from 'node:os';
import path from 'node:path';

import * as vscode from 'vscode';

import type { Draft } from '../core/draft/draft.ts';
import type { EngineTasks, ExportChoice } from '../protocol.ts';
import { timelineFile } from '../report/charts/staticSvg.tsx';
import { writeAtomically } from '../store/atomicFile.ts';
import { summaryName, type SavedSummary } from '../store/summaries.ts';
import type { Outcome } from './engineClient.ts';
import { showFailure } from './failures.ts';
import type { Host } from './host.ts';
import { askPrivateThings, stillThere } from './privateThings.ts';

const files = {
  markdown: { ending: 'md', name: 'Markdown' },
  html: { ending: 'html', name: 'HTML' },
  json: { ending: 'json', name: 'JSON' },
  text: { ending: 'txt', name: 'Text' },
} as const;

export async function exportSummary(
  host: Host,
  summary: SavedSummary,
  draft: Draft,
  choice: ExportChoice,
): Promise<void> {
  const format = choice.kind === 'form' ? 'text' : choice.format;
  const target = format === 'clipboard' ? null : await askTarget(summary, choice, format);
  if (target === undefined) return;
  const picture = pictureName(target ?? '');
  const request = { packed: summary.packed, draft, choice, picture, refused: [] };
  const outcome = await exportAllowed(host, request);
  if (outcome.type === 'cancelled') return;
  if (outcome.type === 'failed') return showFailure(host, outcome);
  const written = outcome.result.files;
  if (target === null) {
    await vscode.env.clipboard.writeText(written[0]!.text);
    void vscode.window.showInformationMessage('The summary is on the clipboard as Markdown.');
    return;
  }
  // The document comes last, so that it never points to what is not there.
  for (const { name, text } of written.toReversed())
    await writeAtomically(name === '' ? target : path.join(path.dirname(target), name), text);
  const open = 'Open';
  const names = written.map(({ name }) => name || path.basename(target)).join(' and ');
  const chosen = await vscode.window.showInformationMessage(`Exported ${names}.`, open);
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(target));
}

/** Exports what the user lets go, and nothing where something else would be in it. */
async function exportAllowed(
  host: Host,
  request: EngineTasks['export']['request'],
): Promise<Outcome<'export'>> {
  const whole = await host.run('export', request, {});
  if (whole.type !== 'done') return whole;
  const refused = await askPrivateThings(whole.result.holds);
  if (!refused) return { type: 'cancelled' };
  if (refused.length === 0) return whole;
  const outcome = await host.run('export', { ...request, refused }, {});
  if (outcome.type !== 'done') return outcome;
  const still = stillThere(refused, outcome.result.holds);
  return still === null ? outcome : { type: 'failed', sentence: still, reason: null };
}

/** The file that the user chose; undefined where they chose none. */
async function askTarget(
  summary: SavedSummary,
  choice: ExportChoice,
  format: keyof typeof files,
): Promise<string | undefined> {
  const { ending, name } = files[format];
  const target = await vscode.window.showSaveDialog({
    title: 'Export Summary',
    saveLabel: 'Export',
    defaultUri: vscode.Uri.file(path.join(homeOf(summary), fileName(summary, choice, ending))),
    filters: { [name]: [ending] },
  });
  if (target && target.scheme !== 'file') throw new Error('Choose a folder on this machine.');
  return target?.fsPath;
}

/** It carries the document's name, so that two exports into one folder do not mix; safe in a Markdown link. */
function pictureName(target: string): string {
  const base = path.basename(target, path.extname(target)).replaceAll(/[^\w.-]+/g, '-');
  return `${base}-${timelineFile}`;
}

function homeOf({ places }: SavedSummary): string {
  const [place] = places;
  return place ? path.dirname(place.topLevel ?? place.folder) : homedir();
}

function fileName(summary: SavedSummary, choice: ExportChoice, ending: string): string {
  const what =
    choice.kind === 'summary'
      ? ''
      : `-${choice.kind === 'form' ? choice.form.id : choice.document}`;
  const name = `${summaryName(summary)}-${summary.period.label}${what}.${ending}`;
  return name.replaceAll(/[^\w.-]+/g, '-');
}
