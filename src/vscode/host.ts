/** What every command of the extension works with. */
import path from 'node:path';

import * as vscode from 'vscode';

import type { EngineKind, EngineTasks } from '../protocol.ts';
import { runEngine, type EngineUi, type Outcome } from './engineClient.ts';

export interface Host {
  readonly extension: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  /** The editor's own memory over all workspaces. */
  readonly memory: vscode.Memento;
  /** Places in the editor's global storage; nothing is made there before it is needed. */
  readonly storage: {
    readonly root: string;
    readonly drafts: string;
    readonly summaries: string;
    readonly identities: string;
    readonly teams: string;
    readonly forms: string;
    readonly calibration: string;
  };
  /** Folders of repositories that this window has shown summaries of. */
  readonly folders: Set<string>;
  run<Kind extends EngineKind>(
    kind: Kind,
    request: EngineTasks[Kind]['request'],
    ui: Omit<EngineUi, 'log'>,
  ): Promise<Outcome<Kind>>;
}

export function createHost(
  { extensionUri, globalStorageUri, globalState }: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): Host {
  const engine = vscode.Uri.joinPath(extensionUri, 'dist', 'engine.cjs').fsPath;
  const root = globalStorageUri.fsPath;
  return {
    extension: extensionUri,
    log,
    memory: globalState,
    storage: {
      root,
      drafts: path.join(root, 'drafts'),
      summaries: path.join(root, 'summaries'),
      identities: path.join(root, 'identities.json'),
      teams: path.join(root, 'teams'),
      forms: path.join(root, 'forms.json'),
      calibration: path.join(root, 'calibration'),
    },
    folders: new Set(),
    run: (kind, request, ui) => runEngine(engine, kind, request, { ...ui, log }),
  };
}

/** Runs a task under a notification with a fraction and a button that ends it. */
export function runVisibly<Kind extends EngineKind>(
  host: Host,
  title: string,
  kind: Kind,
  request: EngineTasks[Kind]['request'],
  ui: Omit<EngineUi, 'log' | 'cancellation'> = {},
  cancelled?: vscode.CancellationToken,
): Thenable<Outcome<Kind>> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (notification, button) => {
      const source = new vscode.CancellationTokenSource();
      const linked = [button, cancelled].map((token) =>
        token?.onCancellationRequested(() => source.cancel()),
      );
      if (cancelled?.isCancellationRequested) source.cancel();
      let shown = 0;
      try {
        return await host.run(kind, request, {
          ...ui,
          cancellation: source.token,
          progress(stage, done, total) {
            ui.progress?.(stage, done, total);
            const share = total > 0 ? (done / total) * 100 : 0;
            const increment = Math.max(0, share - shown);
            shown += increment;
            notification.report({ message: `${stage} (${Math.floor(shown)} %)`, increment });
          },
        });
      } finally {
        for (const link of linked) link?.dispose();
        source.dispose();
      }
    },
  );
}
