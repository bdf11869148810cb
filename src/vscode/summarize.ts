/** "Summarize My Contributions": picks a repository and a period, runs the worker, opens the Markdown. */
import * as vscode from 'vscode';

import type { Period } from '../core/model.ts';
import { defaultPeriod, parsePeriod } from '../core/period.ts';
import { runEngine } from './engineClient.ts';

const periodHint = 'Write it as 2026-01-01..2026-07-01, 2026-H1, 2026-Q3 or 2026.';

/** What a key binding, a task or a test may give the command, so that it asks less. */
interface SummarizeArguments {
  /** As the terminal takes it: `2026-H1`, `2026-Q3`, `2026` or `FROM..TO`. */
  readonly period?: string;
}

export function registerSummarize(
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const summarize = async (given?: SummarizeArguments): Promise<void> => {
    const folder = await pickFolder();
    if (!folder) return;
    const today = new Date().toISOString().slice(0, 10);
    const period = given?.period === undefined ? await pickPeriod(today) : readPeriod(given.period);
    if (!period) return;
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Groundwork', cancellable: true },
      async (progress, cancellation) => {
        const answer = await runEngine(
          vscode.Uri.joinPath(extension, 'dist', 'engine.cjs').fsPath,
          {
            folder: folder.uri.fsPath,
            me: [],
            period,
            today,
            settings: { people: 'roles', voice: 'first', exhaustive: false },
          },
          { progress, cancellation, log },
        );
        if (answer.type === 'done') {
          const document = await vscode.workspace.openTextDocument({
            language: 'markdown',
            content: answer.markdown,
          });
          await vscode.window.showTextDocument(document);
        } else if (answer.type === 'failed') {
          log.error(answer.sentence);
          await vscode.window
            .showErrorMessage(answer.sentence, 'Show Log')
            .then((choice) => choice && log.show());
        }
      },
    );
  };
  return vscode.commands.registerCommand('groundwork.summarizeMyContributions', summarize);
}

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(
    (folder) => folder.uri.scheme === 'file',
  );
  if (folders.length === 0) {
    const open = await vscode.window.showInformationMessage(
      'Groundwork reads the history of a git repository. Open one as a folder first.',
      'Open Folder',
    );
    if (open) await vscode.commands.executeCommand('vscode.openFolder');
    return undefined;
  }
  if (folders.length === 1) return folders[0];
  const chosen = await vscode.window.showQuickPick(
    folders.map((folder) => ({ label: folder.name, description: folder.uri.fsPath, folder })),
    { title: 'Summarize My Contributions', placeHolder: 'Repository' },
  );
  return chosen?.folder;
}

function readPeriod(text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw new Error(`"${text}" is no period. ${periodHint}`);
  return period;
}

async function pickPeriod(today: string): Promise<Period | undefined> {
  const year = Number(today.slice(0, 4));
  const last = defaultPeriod(today);
  const labels = [
    last.label,
    ...[`${year}-H2`, `${year}-H1`, `${year - 1}-H2`, String(year), String(year - 1)].filter(
      (label) => label !== last.label,
    ),
  ];
  const custom = 'Other period…';
  const chosen = await vscode.window.showQuickPick(
    [
      ...labels.map((label) => ({
        label,
        description: label === last.label ? 'the half-year that ended last' : '',
      })),
      { label: custom, description: 'days FROM..TO' },
    ],
    { title: 'Summarize My Contributions', placeHolder: 'Review period' },
  );
  if (!chosen) return undefined;
  if (chosen.label !== custom) return parsePeriod(chosen.label);
  const text = await vscode.window.showInputBox({
    title: 'Review period',
    prompt: 'First day and the day after the last one, in UTC',
    value: `${last.from}..${last.to}`,
    validateInput: (value) => (parsePeriod(value) ? undefined : periodHint),
  });
  return text === undefined ? undefined : parsePeriod(text);
}
