/** "Verify Exported Summary…": makes a summary anew from the open repositories, and says which recorded facts hold. */
import path from 'node:path';

import * as vscode from 'vscode';

import { askFiles } from './exportedPage.ts';
import { showFailure } from './failures.ts';
import { runVisibly, type Host } from './host.ts';
import { openRepositories } from './repositories.ts';
import { gitPath } from './settings.ts';

const scheme = 'groundwork-verification';
const title = 'Verify Exported Summary';

export interface Verifications extends vscode.Disposable {
  /** Asks for the file where none is given. */
  verify(given?: { readonly files?: readonly string[] }): Promise<void>;
}

export function registerVerifications(host: Host): Verifications {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registered = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? `Run ${title} again.\n`,
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  );
  return {
    dispose: () => registered.dispose(),
    async verify(given = {}) {
      const folders = await openRepositories();
      if (folders.length === 0) return;
      const [file] = given.files ?? (await askFiles(title, false));
      if (file === undefined) return;
      const request = { file, folders, git: gitPath(), teamsFolder: host.storage.teams };
      const outcome = await runVisibly(host, title, 'verify', request);
      if (outcome.type === 'failed') return showFailure(host, outcome);
      if (outcome.type === 'cancelled') return;
      const name = `/Verification of ${path.basename(file)}`;
      const uri = vscode.Uri.from({ scheme, path: name, query: file });
      texts.set(uri.toString(), outcome.result.text);
      changed.fire(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { preview: false });
    },
  };
}
