/** "New Manual Summary": the same page for work that no repository shows, such as a product manager's. */
import * as vscode from 'vscode';

import { today } from './panel.ts';
import type { Panels } from './panels.ts';
import { pickPeriod, readPeriod } from './pickPeriod.ts';

const title = 'New Manual Summary';

/** What a key binding, a task or a test may give the command, so that it asks less. */
interface ManualArguments {
  readonly name?: string;
  readonly period?: string;
}

/** Opens the page of that person and period; what was written on it before is there again. */
export async function newManualSummary(panels: Panels, given: ManualArguments = {}): Promise<void> {
  const name = (given.name ?? (await askName()))?.trim();
  if (name === undefined || name === '') return;
  const period =
    given.period === undefined ? await pickPeriod(title, today()) : readPeriod(given.period);
  if (!period) return;
  const page = panels.open({ folders: [], period, manual: name });
  await page.run();
}

function askName(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: 'Your name, as it stands at the top of the summary. No repository is read.',
    validateInput: (text) =>
      text.trim() === '' || text.length > 200 ? 'A name of up to 200 characters.' : undefined,
  });
}
