/** Opens what a link on the page points to: the real thing, and nothing else. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';

import * as vscode from 'vscode';

import type { OpenTarget, RepositoryPlace } from '../protocol.ts';
import { commitUri, fileInCommitUri } from './documents.ts';
import type { Host } from './host.ts';
import { isInside } from './repositories.ts';

/** Opens a target in one of the summary's repositories; one that is not among them opens nothing. */
export async function openTarget(
  host: Host,
  places: readonly RepositoryPlace[],
  target: OpenTarget,
): Promise<void> {
  if (target.kind === 'url') return openInBrowser(host, places, target.url);
  const place = places[target.repository];
  if (!place) return host.log.warn('A link named a repository that the summary is not about.');
  if (target.kind === 'commit') await openCommit(host, place, target.commit);
  else await openFile(place, target.path, target.line);
}

/** In the editor's own view of commits where there is one, else as a document. */
async function openCommit(host: Host, place: RepositoryPlace, commit: string): Promise<void> {
  if (place.topLevel !== null && (await canViewCommits())) {
    const root = vscode.Uri.file(place.topLevel);
    try {
      await vscode.commands.executeCommand('git.viewCommit', root, commit);
      return;
    } catch (error) {
      host.log.info(`The editor's view of commits could not be opened (${String(error)}).`);
    }
  }
  await vscode.window.showTextDocument(commitUri(place.folder, commit), { preview: true });
}

async function canViewCommits(): Promise<boolean> {
  if (!vscode.extensions.getExtension('vscode.git')?.isActive) return false;
  return (await vscode.commands.getCommands(true)).includes('git.viewCommit');
}

/** The file as it is now; where it is gone, as it was in the commit that was read. */
async function openFile(
  { folder, topLevel, head }: RepositoryPlace,
  name: string,
  line: number | null,
): Promise<void> {
  const selection = line === null ? {} : { selection: lineRange(line) };
  const file = topLevel === null ? null : await existing(topLevel, name);
  const uri = file === null ? fileInCommitUri(folder, head, name) : vscode.Uri.file(file);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: true, ...selection });
}

/** A link in the repository may lead out of it; that is not followed. */
async function existing(topLevel: string, name: string): Promise<string | null> {
  try {
    const file = path.join(topLevel, ...name.split('/'));
    const real = await realpath(file);
    return isInside(await realpath(topLevel), real) ? file : null;
  } catch {
    return null;
  }
}

function lineRange(line: number): vscode.Range {
  return new vscode.Range(line - 1, 0, line - 1, 0);
}

/** The repository's own host at once (the editor still asks for hosts that it does not trust); others after a question. */
async function openInBrowser(
  host: Host,
  places: readonly RepositoryPlace[],
  url: string,
): Promise<void> {
  const address = new URL(url);
  const isOwnHost = places.some(
    ({ webUrl }) => webUrl !== null && new URL(webUrl).host === address.host,
  );
  if (!isOwnHost) {
    const open = 'Open in Browser';
    const choice = await vscode.window.showWarningMessage(
      `Open ${address.host} in the browser?`,
      { modal: true, detail: address.href },
      open,
    );
    if (choice !== open) return;
  }
  host.log.info(`Opening ${address.host} in the browser.`);
  await vscode.env.openExternal(vscode.Uri.parse(address.href, true));
}
