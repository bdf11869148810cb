/** "Open Summary…" and "Export Summary…": the summaries that were made before. */
import * as vscode from 'vscode';

import { listSummaries, summaryName } from '../store/summaries.ts';
import { chooseExport, type ExportArguments } from './chooseExport.ts';
import type { Forms } from './forms.ts';
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

/** Exports the page the user looks at, else a saved summary that they pick. */
export async function exportCurrent(
  host: Host,
  panels: Panels,
  forms: Forms,
  given: ExportArguments = {},
): Promise<void> {
  const page = panels.current() ?? (await openSummary(host, panels));
  if (!page) return;
  const choice = await chooseExport(forms, given);
  if (choice) await page.export(choice);
}
