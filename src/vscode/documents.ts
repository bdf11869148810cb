/** Read-only documents that the worker writes: a commit, or a file as it was in one. */
import * as vscode from 'vscode';

import { visible } from '../report/visible.ts';
import { helpFor } from './failures.ts';
import type { Host } from './host.ts';
import { gitPath } from './settings.ts';

export const commitScheme = 'groundwork-commit';
const idPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Address of a commit's document; the name ends in `.diff`, so that it is coloured as one. */
export function commitUri(folder: string, commit: string): vscode.Uri {
  const query = JSON.stringify({ folder, commit });
  return vscode.Uri.from({ scheme: commitScheme, path: `/${commit.slice(0, 10)}.diff`, query });
}

/** Address of a file as it was in a commit. */
export function fileInCommitUri(folder: string, commit: string, path: string): vscode.Uri {
  const query = JSON.stringify({ folder, commit, path });
  return vscode.Uri.from({ scheme: commitScheme, path: `/${commit.slice(0, 10)}/${path}`, query });
}

interface Question {
  readonly folder: string;
  readonly commit: string;
  readonly path?: string;
}

export function registerDocuments(host: Host): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(commitScheme, {
    async provideTextDocumentContent(uri, cancellation) {
      const question = readQuestion(uri.query);
      if (!question || !isKnown(host, question.folder)) return 'There is nothing to show here.\n';
      const { folder, commit, path } = question;
      const task = { folder, commit, git: gitPath() };
      const outcome =
        path === undefined
          ? await host.run('commit', task, { cancellation })
          : await host.run('file', { ...task, path }, { cancellation });
      if (outcome.type === 'done') return readable(outcome.result.text);
      if (outcome.type === 'cancelled') return '';
      host.log.error(outcome.sentence);
      return `${visible(outcome.sentence)} ${helpFor(outcome.reason)}`.trimEnd();
    },
  });
}

/** An address can be opened by anybody: by a link in a document as well as by us. */
function readQuestion(text: string): Question | null {
  try {
    const { folder, commit, path } = JSON.parse(text) as Record<string, unknown>;
    if (typeof folder !== 'string' || typeof commit !== 'string' || !idPattern.test(commit))
      return null;
    return typeof path === 'string' ? { folder, commit, path } : { folder, commit };
  } catch {
    return null;
  }
}

/** Only repositories of the workspace, and those whose summary is open, are read for an address. */
function isKnown(host: Host, folder: string): boolean {
  if (host.folders.has(folder)) return true;
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder)) !== undefined;
}

/** Lines stay lines; every other sign that an editor obeys or hides is made visible. */
function readable(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(visible).join('\t'))
    .join('\n');
}
