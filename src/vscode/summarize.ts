/** "Summarize My Contributions": picks repositories and a period, shows the page, runs the worker. */
import * as vscode from 'vscode';

import type { Host } from './host.ts';
import { today } from './panel.ts';
import type { Panels } from './panels.ts';
import { pickPeriod, readPeriod } from './pickPeriod.ts';
import { pickRepositories } from './repositories.ts';

const title = 'Summarize My Contributions';

/** What a key binding, a task, the page or a test may give the command, so that it asks less. */
interface SummarizeArguments {
  /** As the terminal takes it: `2026-H1`, `2026-Q3`, `2026` or `FROM..TO`. */
  readonly period?: string;
  readonly folders?: readonly string[];
}

/** Ends when the page shows the result, or the user was told why there is none. */
export async function summarize(
  host: Host,
  panels: Panels,
  given: SummarizeArguments = {},
): Promise<void> {
  const folders = given.folders ?? (await pickRepositories(title, true));
  if (!folders || folders.length === 0) return;
  const period =
    given.period === undefined ? await pickPeriod(title, today()) : readPeriod(given.period);
  if (!period) return;
  sayWhatIsOff(host);
  const page = panels.open({ folders: folders.toSorted(), period });
  await page.showSaved();
  await page.run();
}

/** Restricted Mode takes little from Groundwork; what it takes is said where the user looks for it. */
function sayWhatIsOff({ log }: Host): void {
  if (vscode.workspace.isTrusted) return;
  const sentence =
    'Restricted Mode: nothing of the repository is run, commits open as plain text instead of in the editor’s own view, and the workspace’s settings are not looked at.';
  log.warn(sentence);
  void vscode.window.showInformationMessage(sentence);
}
