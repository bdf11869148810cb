/** "Manage My Identities": which names and addresses are the user's in a repository. */
import * as vscode from 'vscode';

import { readIdentities, rememberIdentities } from '../store/identities.ts';
import { showFailure } from './failures.ts';
import { runVisibly, type Host } from './host.ts';
import type { Panels } from './panels.ts';
import { askIdentities } from './pickIdentities.ts';
import { pickRepositories } from './repositories.ts';
import { gitPath } from './settings.ts';

export async function manageIdentities(
  host: Host,
  panels: Panels,
  given: { readonly folders?: readonly string[] } = {},
): Promise<void> {
  const folders = given.folders ?? (await pickRepositories('Manage My Identities', false)) ?? [];
  for (const folder of folders) {
    const task = { folder, git: gitPath() };
    const outcome = await runVisibly(host, 'Reading identities', 'identities', task);
    if (outcome.type === 'failed') return showFailure(host, outcome);
    if (outcome.type === 'cancelled') return;
    const { place, offer } = outcome.result;
    const before = await readIdentities(host.storage.identities, place.identity);
    const said = await askIdentities(place, offer, before);
    if (!said) return;
    await rememberIdentities(host.storage.identities, place.identity, said);
    const affected = panels.all().filter(({ asked }) => asked.folders.includes(folder));
    void vscode.window.showInformationMessage(
      affected.length > 0
        ? 'Saved. The open summary is made again.'
        : 'Saved. The next summary counts them.',
    );
    await Promise.all(affected.map((page) => page.run()));
  }
}
