/** Which repositories of the workspace a command is about. */
import path from 'node:path';

import * as vscode from 'vscode';

/** The part of the built-in git extension's interface that is used. */
interface GitExtension {
  getAPI(version: 1): { readonly repositories: readonly { readonly rootUri: vscode.Uri }[] };
}

interface Candidate {
  readonly name: string;
  readonly folder: string;
}

/** Folders of repositories that the user picked; empty where they picked none, undefined where there is none to pick. */
export async function pickRepositories(
  title: string,
  many: boolean,
): Promise<readonly string[] | undefined> {
  const candidates = findCandidates();
  if (candidates.length === 0) {
    await offerFolder();
    return undefined;
  }
  if (candidates.length === 1) return [candidates[0]!.folder];
  const items = candidates.map(({ name, folder }) => ({
    label: name,
    description: folder,
    folder,
    picked: many,
  }));
  if (many) {
    const placeHolder = 'Repositories to summarize together';
    const chosen = await vscode.window.showQuickPick(items, {
      title,
      placeHolder,
      canPickMany: true,
    });
    return chosen?.map((item) => item.folder) ?? [];
  }
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: 'Repository' });
  return chosen ? [chosen.folder] : [];
}

/** Folders of all repositories of the workspace; where there is none, the user is told how to open one. */
export async function openRepositories(): Promise<readonly string[]> {
  const candidates = findCandidates();
  if (candidates.length === 0) await offerFolder();
  return candidates.map(({ folder }) => folder);
}

async function offerFolder(): Promise<void> {
  const openFolder = 'Open Folder';
  const choice = await vscode.window.showInformationMessage(
    'Groundwork reads the history of a git repository on this machine. Open one as a folder first.',
    openFolder,
  );
  if (choice === openFolder) await vscode.commands.executeCommand('vscode.openFolder');
}

/** Folders of the workspace's repositories beside those given. */
export function otherWorkspaceFolders(folders: readonly string[]): readonly string[] {
  return findCandidates()
    .map(({ folder }) => folder)
    .filter((folder) => !folders.includes(folder));
}

/** Workspace folders; instead of one that only holds repositories, those that the editor has found in it. */
function findCandidates(): readonly Candidate[] {
  const roots = repositoriesOfEditor();
  return (vscode.workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .flatMap(({ name, uri }): readonly Candidate[] => {
      const folder = uri.fsPath;
      if (roots.some((root) => isInside(root, folder))) return [{ name, folder }];
      const below = roots.filter((root) => isInside(folder, root));
      if (below.length === 0) return [{ name, folder }];
      return below.map((root) => ({ name: path.relative(folder, root), folder: root }));
    });
}

function repositoriesOfEditor(): readonly string[] {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension?.isActive) return [];
  try {
    return extension.exports.getAPI(1).repositories.map(({ rootUri }) => rootUri.fsPath);
  } catch {
    // It is switched off by a setting.
    return [];
  }
}

/** Whether a path is the folder or below it. */
export function isInside(folder: string, inner: string): boolean {
  const relative = path.relative(folder, inner);
  return relative === '' || (!path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..');
}
