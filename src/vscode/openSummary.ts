/** "Open Summary…" and "Export Summary…": the summaries that were made before. */
import * as vscode from 'vscode';

import type { ExportFormat } from '../protocol.ts';
import { listSummaries, summaryName } from '../store/summaries.ts';
import type { Host } from './host.ts';
import type { SummaryPanel } from './panel.ts';
import type { Panels } from './panels.ts';

/** The page of a saved summary that the user picks; undefined where they pick none or there is none. */
export async function openSummary(host: Host, panels: Panels): Promise<SummaryPanel | undefined> {
  const saved = await listSummaries(host.storage.summaries);
  if (saved.length === 0) {
    const summarize = 'Summarize My Contributions';
    const choice = await vscode.window.showInformationMessage(
      'No summary has been made yet.',
      summarize,
    );
    if (choice) await vscode.commands.executeCommand('groundwork.summarizeMyContributions');
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(
    saved.map((summary) => ({
      label: `${summaryName(summary)} · ${summary.period.label}`,
      description: `made ${summary.made.slice(0, 10)}`,
      detail: summary.manual === undefined ? summary.folders.join(', ') : 'written by hand',
      asked: summary,
    })),
    { title: 'Open Summary', placeHolder: 'Summary', matchOnDetail: true },
  );
  if (!chosen) return undefined;
  const { folders, period, manual } = chosen.asked;
  const page = panels.open({ folders, period, manual });
  // A summary of another version is made again; the edits are there in any case.
  if (!(await page.showSaved())) await page.run();
  return page;
}

const formats: readonly (vscode.QuickPickItem & { readonly format: ExportFormat })[] = [
  { label: 'Markdown File', description: 'with its charts beside it', format: 'markdown' },
  { label: 'Copy as Markdown', format: 'clipboard' },
  { label: 'HTML File', description: 'self-contained', format: 'html' },
  { label: 'JSON File', description: 'with a published schema', format: 'json' },
];

/** Exports the page the user looks at, else a saved summary that they pick. */
export async function exportCurrent(
  host: Host,
  panels: Panels,
  given: { readonly format?: ExportFormat } = {},
): Promise<void> {
  const page = panels.current() ?? (await openSummary(host, panels));
  if (!page) return;
  const known = formats.find(({ format }) => format === given.format);
  const chosen = known ?? (await vscode.window.showQuickPick(formats, { title: 'Export Summary' }));
  if (chosen) await page.export(chosen.format);
}
