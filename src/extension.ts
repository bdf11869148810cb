/** Composition root of the editor's extension: a table of contents. */
import * as vscode from 'vscode';

import { registerAdoptions } from './vscode/adoptions.ts';
import { registerCalibrations } from './vscode/calibration.ts';
import { clear } from './vscode/clear.ts';
import { registerDocuments } from './vscode/documents.ts';
import { registerExportedPages } from './vscode/exportedPage.ts';
import { showFailure } from './vscode/failures.ts';
import { registerForms } from './vscode/forms.ts';
import { createHost } from './vscode/host.ts';
import { manageIdentities } from './vscode/manageIdentities.ts';
import { newManualSummary } from './vscode/manualSummary.ts';
import { exportCurrent, openSummary } from './vscode/openSummary.ts';
import { createPanels } from './vscode/panels.ts';
import { readPullRequests, stopReading } from './vscode/pullRequests/commands.ts';
import { summarize } from './vscode/summarize.ts';
import { registerTeams } from './vscode/teams.ts';
import { registerVerifications } from './vscode/verification.ts';

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Groundwork', { log: true });
  const host = createHost(context, log);
  const forms = registerForms(host);
  const panels = createPanels(host, forms);
  const adoptions = registerAdoptions(host);
  const teams = registerTeams(host);
  const exported = registerExportedPages(host, forms);
  const calibrations = registerCalibrations(host);
  const verifications = registerVerifications(host);
  context.subscriptions.push(log, forms, panels, adoptions, teams, exported, calibrations);
  context.subscriptions.push(verifications, registerDocuments(host));

  const commands = {
    summarizeMyContributions: (given?: object) => summarize(host, panels, given),
    showAdoptionsOfThisFile: (uri?: vscode.Uri) => adoptions.show(uri),
    newManualSummary: (given?: object) => newManualSummary(panels, given),
    openSummary: () => openSummary(host, panels),
    openExportedSummary: (given?: object) => exported.open(given),
    verifyExportedSummary: (given?: object) => verifications.verify(given),
    calibrate: (given?: object) => calibrations.open(given),
    exportSummary: (given?: object) => exportCurrent(host, panels, forms, given),
    manageMyIdentities: (given?: object) => manageIdentities(host, panels, given),
    editTeams: (given?: object) => teams.edit(given),
    editFormPresets: () => forms.edit(panels.all().some((page) => page.isVisible())),
    readPullRequests: () => readPullRequests(host, panels),
    stopReadingPullRequests: () => stopReading(host, panels),
    clearCacheAndDrafts: (given?: object) => clear(host, panels, given),
    showLog: () => log.show(),
  };
  for (const [name, run] of Object.entries(commands)) {
    const command = async (given?: never): Promise<void> => {
      try {
        await run(given);
      } catch (error) {
        const sentence = error instanceof Error ? error.message : String(error);
        void showFailure(host, { sentence, reason: null });
      }
    };
    context.subscriptions.push(vscode.commands.registerCommand(`groundwork.${name}`, command));
  }
}
