/** "Show Adoptions of This File": a read-only document with working links. */
import path from 'node:path';

import * as vscode from 'vscode';

import type { RepositoryPlace } from '../protocol.ts';
import { adoptionsText, type LinkedText, type TextLink } from './adoptionsText.ts';
import { commitUri, fileInCommitUri } from './documents.ts';
import { showFailure } from './failures.ts';
import { runVisibly, type Host } from './host.ts';
import { gitPath } from './settings.ts';

export const adoptionsScheme = 'groundwork-adoptions';

interface Shown {
  readonly content: LinkedText;
  readonly place: RepositoryPlace;
}

export interface Adoptions extends vscode.Disposable {
  /** For a file or folder of the explorer; without one for the file in the editor and the word under its cursor. */
  show(uri?: vscode.Uri): Promise<void>;
}

export function registerAdoptions(host: Host): Adoptions {
  const shown = new Map<string, Shown>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const selector = { scheme: adoptionsScheme };
  const registered = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(adoptionsScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) =>
        shown.get(uri.toString())?.content.text ?? 'Run Show Adoptions of This File again.\n',
    }),
    vscode.languages.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: ({ uri }) => linksOf(shown.get(uri.toString())),
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
  );
  return {
    dispose: () => registered.dispose(),
    async show(given) {
      const editor = vscode.window.activeTextEditor;
      const uri = given ?? editor?.document.uri;
      if (uri?.scheme !== 'file') {
        void vscode.window.showInformationMessage(
          'Open a file of a git repository on this machine, then run this again.',
        );
        return;
      }
      const isShown = editor?.document.uri.toString() === uri.toString();
      const symbol = isShown ? wordUnderCursor(editor) : null;
      const folder = (await isFolder(uri)) ? uri.fsPath : path.dirname(uri.fsPath);
      const request = {
        folder,
        git: gitPath(),
        file: uri.fsPath,
        teamsFolder: host.storage.teams,
      };
      const outcome = await runVisibly(host, 'Adoptions', 'adoptions', request);
      if (outcome.type === 'failed') return showFailure(host, outcome);
      if (outcome.type === 'cancelled') return;
      const { place, report } = outcome.result;
      host.folders.add(place.folder);
      const name = `/Adoptions of ${path.basename(uri.fsPath)}`;
      const address = uri.with({ scheme: adoptionsScheme, path: name, query: uri.fsPath });
      shown.set(address.toString(), { place, content: adoptionsText(report, symbol) });
      changed.fire(address);
      const document = await vscode.workspace.openTextDocument(address);
      await vscode.window.showTextDocument(document, { preview: true });
    },
  };
}

function wordUnderCursor({ document, selection }: vscode.TextEditor): string | null {
  const range = document.getWordRangeAtPosition(selection.active);
  return range ? document.getText(range) : null;
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
}

function linksOf(shown: Shown | undefined): vscode.DocumentLink[] {
  if (!shown) return [];
  return shown.content.links.map(({ line, from, to, target }) => {
    const range = new vscode.Range(line, from, line, to);
    return new vscode.DocumentLink(range, uriOf(shown.place, target));
  });
}

function uriOf(
  { folder, topLevel, head }: RepositoryPlace,
  target: TextLink['target'],
): vscode.Uri {
  if (target.kind === 'commit') return commitUri(folder, target.commit);
  if (topLevel === null) return fileInCommitUri(folder, head, target.path);
  const file = vscode.Uri.file(path.join(topLevel, ...target.path.split('/')));
  return target.line === null ? file : file.with({ fragment: `L${target.line}` });
}
