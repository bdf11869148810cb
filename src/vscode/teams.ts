/** "Edit Teams…": the team file of a repository, seeded, completed and checked while it is written. */
import { access } from 'node:fs/promises';
import path from 'node:path';

import * as vscode from 'vscode';

import { findTeams, TeamsError } from '../core/teams/teams.ts';
import { writeAtomically } from '../store/atomicFile.ts';
import { keptTeamsFile } from '../store/teams.ts';
import { showFailure } from './failures.ts';
import { runVisibly, type Host } from './host.ts';
import { pickRepositories } from './repositories.ts';
import { gitPath } from './settings.ts';
import { completeTeams, type TeamSuggestions } from './teamsCompletion.ts';

export interface TeamsEditor extends vscode.Disposable {
  edit(given?: TeamsArguments): Promise<void>;
}

interface TeamsArguments {
  readonly folders?: readonly string[];
  /** Where the file is kept; without it the user is asked. */
  readonly where?: 'editor' | 'repository';
}

export function registerTeams(host: Host): TeamsEditor {
  const known = new Map<string, TeamSuggestions>();
  const problems = vscode.languages.createDiagnosticCollection('groundwork');
  const kept = new vscode.RelativePattern(vscode.Uri.file(host.storage.teams), '*/teams.yml');
  const selector = [{ pattern: kept }, { pattern: '**/.groundwork/teams.yml' }];
  const check = (document: vscode.TextDocument): void => {
    if (vscode.languages.match(selector, document) > 0)
      problems.set(document.uri, problemsOf(document));
  };
  const registered = vscode.Disposable.from(
    problems,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => problems.delete(uri)),
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems(document, position) {
          const before = document.getText(
            new vscode.Range(0, 0, position.line, position.character),
          );
          return completeTeams(before, known.get(document.uri.fsPath)).map(
            ({ text, detail }) => new vscode.CompletionItem({ label: text, description: detail }),
          );
        },
      },
      ' ',
      '/',
      '@',
    ),
  );
  return {
    dispose: () => registered.dispose(),
    async edit(given = {}) {
      const [folder] = given.folders ?? (await pickRepositories('Edit Teams', false)) ?? [];
      if (folder === undefined) return;
      const task = { folder, git: gitPath() };
      const outcome = await runVisibly(host, 'Finding teams', 'teams', task);
      if (outcome.type === 'failed') return showFailure(host, outcome);
      if (outcome.type === 'cancelled') return;
      const { place, seed, people, folders } = outcome.result;
      const mine = keptTeamsFile(host.storage.teams, place.identity);
      const shared =
        place.topLevel === null ? null : path.join(place.topLevel, '.groundwork', 'teams.yml');
      const where = given.where ?? (await askWhere(mine, shared));
      if (where === undefined) return;
      const file = where === 'repository' && shared !== null ? shared : mine;
      known.set(file, { people, folders });
      if (!(await exists(file))) await writeAtomically(file, seed);
      const document = await vscode.workspace.openTextDocument(file);
      check(document);
      await vscode.window.showTextDocument(document, { preview: false });
    },
  };
}

async function askWhere(
  mine: string,
  shared: string | null,
): Promise<'editor' | 'repository' | undefined> {
  const state = async (file: string): Promise<string> =>
    (await exists(file)) ? ' (is there)' : '';
  const items = [
    {
      label: 'Keep It with the Editor',
      description: `only for you, outside the repository${await state(mine)}`,
      where: 'editor' as const,
    },
    ...(shared === null
      ? []
      : [
          {
            label: 'Save It into the Repository',
            description: `.groundwork/teams.yml${await state(shared)}; counts once it is committed and has landed`,
            where: 'repository' as const,
          },
        ]),
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: 'Edit Teams' });
  return chosen?.where;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** What the analysis would say about the file, at the line that it means. */
function problemsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  try {
    findTeams({ teamsFile: document.getText(), paths: [] });
    return [];
  } catch (error) {
    if (!(error instanceof TeamsError)) throw error;
    const line = Number(/\(line (\d+)\)/.exec(error.message)?.[1] ?? 1) - 1;
    const range = document.lineAt(Math.min(line, document.lineCount - 1)).range;
    const problem = new vscode.Diagnostic(range, error.message, vscode.DiagnosticSeverity.Error);
    problem.source = 'Groundwork';
    return [problem];
  }
}
