/** The extension in a folder that is no repository. */
import assert from 'node:assert/strict';

import * as vscode from 'vscode';

describe('the extension in a folder without a repository', () => {
  const { showErrorMessage } = vscode.window;
  const shown: string[] = [];

  before(() => {
    // The editor shows no notifications to tests, so they are taken where the extension gives them.
    vscode.window.showErrorMessage = (message: string) => {
      shown.push(message);
      return Promise.resolve(undefined);
    };
  });

  after(() => {
    vscode.window.showErrorMessage = showErrorMessage;
  });

  it('says so in one sentence', async () => {
    await vscode.commands.executeCommand('groundwork.summarizeMyContributions', {
      period: '2026-H1',
    });
    assert.equal(shown.length, 1);
    assert.match(shown[0]!, /git repository/);
    assert.doesNotMatch(shown[0]!, /\n|\bat .*\.[cm]?[jt]s/);
    assert.equal(vscode.window.activeTextEditor?.document.fileName, undefined);
  });
});
