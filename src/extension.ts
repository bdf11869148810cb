/** Composition root of the editor's extension: a table of contents. */
import * as vscode from 'vscode';

import { registerSummarize } from './vscode/summarize.ts';

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Groundwork', { log: true });
  context.subscriptions.push(
    log,
    registerSummarize(context.extensionUri, log),
    vscode.commands.registerCommand('groundwork.showLog', () => log.show()),
  );
}
