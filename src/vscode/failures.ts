/** What the user is told when something cannot be done, and the way out. */
import * as vscode from 'vscode';

import type { FailureReason } from '../protocol.ts';
import type { Host } from './host.ts';

interface WayOut {
  readonly label: string;
  readonly help: string;
  go(): Thenable<unknown>;
}

const setGitPath: WayOut = {
  label: 'Set Path of Git',
  help: 'Install git, or tell where it is in the setting groundwork.gitPath.',
  go: () => vscode.commands.executeCommand('workbench.action.openSettings', 'groundwork.gitPath'),
};
const openFolder: WayOut = {
  label: 'Open Folder',
  help: 'Open the folder of a git repository.',
  go: () => vscode.commands.executeCommand('vscode.openFolder'),
};

const editTeams: WayOut = {
  label: 'Edit Teams',
  help: 'Correct the team file with Edit Teams.',
  go: () => vscode.commands.executeCommand('groundwork.editTeams'),
};

const waysOut: Partial<Record<FailureReason, WayOut>> = {
  'git-missing': setGitPath,
  'git-too-old': setGitPath,
  'not-a-repository': openFolder,
  'folder-missing': openFolder,
  'teams-file': editTeams,
};

/** A sentence about what can be done, for the page; empty where the failure says it itself. */
export function helpFor(reason: FailureReason | null): string {
  return (reason === null ? undefined : waysOut[reason])?.help ?? '';
}

/** Shows a failure in one sentence with what can be done about it. */
export async function showFailure(
  { log }: Pick<Host, 'log'>,
  { sentence, reason }: { readonly sentence: string; readonly reason: FailureReason | null },
): Promise<void> {
  log.error(sentence);
  const way = reason === null ? undefined : waysOut[reason];
  const showLog = 'Show Log';
  const buttons = way ? [way.label, showLog] : [showLog];
  const choice = await vscode.window.showErrorMessage(sentence, ...buttons);
  if (choice === showLog) log.show();
  else if (choice !== undefined) await way?.go();
}
