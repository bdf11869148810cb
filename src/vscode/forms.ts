/** Review forms: those that come along, and those of the user from their settings and from a file that they edit here. */
import { readFile } from 'node:fs/promises';

import * as vscode from 'vscode';

import type { Form } from '../report/forms/form.ts';
import { FormsError, parseForms, readForms, withPresets } from '../report/forms/userForms.ts';
import { codeOf, writeAtomically } from '../store/atomicFile.ts';
import type { Host } from './host.ts';

export interface KnownForms {
  readonly forms: readonly Form[];
  /** Why presets of the user are not among them; null where nothing is wrong. */
  readonly fault: string | null;
}

export interface Forms extends vscode.Disposable {
  /** What is known now; presets of the file come before those of the settings, and both before ours. */
  known(): Promise<KnownForms>;
  readonly onChanged: vscode.Event<void>;
  /** Opens the user's presets, seeded where there are none; `beside` what is shown, so that it is seen to follow. */
  edit(beside: boolean): Promise<void>;
}

const seed = `[
  {
    "id": "my-review",
    "name": "My review form",
    "source": "",
    "date": "",
    "fields": [
      {
        "id": "accomplishments",
        "label": "Accomplishments",
        "unit": "chars",
        "limit": 2000,
        "format": "plain",
        "maxItems": 5,
        "parts": ["contributions"]
      }
    ]
  }
]
`;

export function registerForms({ storage }: Host): Forms {
  const changed = new vscode.EventEmitter<void>();
  const problems = vscode.languages.createDiagnosticCollection('groundwork-forms');
  const isFile = ({ uri }: vscode.TextDocument): boolean =>
    uri.scheme === 'file' && uri.fsPath === vscode.Uri.file(storage.forms).fsPath;
  const check = (document: vscode.TextDocument): void => {
    if (isFile(document)) problems.set(document.uri, problemsOf(document));
  };
  const registered = vscode.Disposable.from(
    changed,
    problems,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(document)),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (isFile(document)) changed.fire();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('groundwork.forms')) changed.fire();
    }),
  );
  return {
    dispose: () => registered.dispose(),
    onChanged: changed.event,
    async known() {
      const file = await kept(storage.forms);
      const faults: string[] = [];
      const take = (read: () => readonly Form[]): readonly Form[] => {
        try {
          return read();
        } catch (error) {
          if (!(error instanceof FormsError)) throw error;
          faults.push(error.message);
          return [];
        }
      };
      const mine = take(() => (file === null ? [] : parseForms(file)));
      const ids = new Set(mine.map(({ id }) => id));
      const set = take(() => readForms(userSetting())).filter(({ id }) => !ids.has(id));
      return {
        forms: withPresets([...mine, ...set]),
        fault: faults.length === 0 ? null : faults.join(' '),
      };
    },
    async edit(beside) {
      if ((await kept(storage.forms)) === null) await writeAtomically(storage.forms, seed);
      const document = await vscode.workspace.openTextDocument(storage.forms);
      check(document);
      const viewColumn = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
      await vscode.window.showTextDocument(document, { preview: false, viewColumn });
    },
  };
}

/** Only what the user set: a workspace brings no forms along. */
function userSetting(): unknown {
  return vscode.workspace.getConfiguration('groundwork').inspect('forms')?.globalValue ?? [];
}

async function kept(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function problemsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  try {
    parseForms(document.getText());
    return [];
  } catch (error) {
    if (!(error instanceof FormsError)) throw error;
    const line = Math.min(error.line ?? 0, document.lineCount - 1);
    const problem = new vscode.Diagnostic(
      document.lineAt(line).range,
      error.message,
      vscode.DiagnosticSeverity.Error,
    );
    problem.source = 'Groundwork';
    return [problem];
  }
}
