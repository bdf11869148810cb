/** "Clear Cache and Drafts": asks first, and keeps what the user typed unless they say otherwise. */
import * as vscode from 'vscode';

import { defaultCacheFolder, githubFolder } from '../store/cacheFolder.ts';
import { deleteNotes } from '../store/calibration.ts';
import { deleteDrafts } from '../store/drafts.ts';
import { deleteRecords } from '../store/recordStore.ts';
import { deleteIndexes } from '../store/repositoryIndex.ts';
import { deleteSummaries } from '../store/summaries.ts';
import type { Host } from './host.ts';
import type { Panels } from './panels.ts';

export async function clear(
  { storage }: Host,
  panels: Panels,
  given: { readonly confirmed?: 'cache' | 'all' } = {},
): Promise<void> {
  const cacheOnly = 'Clear Cache';
  const both = 'Clear Cache and Drafts';
  const choice =
    given.confirmed === undefined
      ? await vscode.window.showWarningMessage(
          'What should be cleared?',
          {
            modal: true,
            detail:
              'The cache can be made again from the repositories and from GitHub, but for runs of workflows that GitHub has forgotten since. Drafts and the notes of calibrations hold what you wrote and cannot be brought back.',
          },
          cacheOnly,
          both,
        )
      : { cache: cacheOnly, all: both }[given.confirmed];
  if (choice === undefined) return;
  for (const page of panels.all()) page.close();
  await deleteSummaries(storage.summaries);
  const cache = defaultCacheFolder(process.env);
  await deleteIndexes(cache);
  await deleteRecords(githubFolder(cache), () => true);
  if (choice === both) {
    await deleteDrafts(storage.drafts);
    await deleteNotes(storage.calibration);
  }
  void vscode.window.showInformationMessage(
    choice === both ? 'Cache and drafts are cleared.' : 'The cache is cleared; drafts are kept.',
  );
}
