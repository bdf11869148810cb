/** The extension in a workspace that is not trusted. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';

import * as vscode from 'vscode';

import { command, spy, until, type Spies } from './editor.ts';

describe('the extension in Restricted Mode', () => {
  const canary = process.env['GROUNDWORK_TEST_CANARY'] ?? '';
  let spies: Spies;

  before(() => (spies = spy()));
  after(() => spies.restore());

  it('is really restricted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('says what is off, and summarises', async () => {
    await command('summarizeMyContributions', { period: '2026-H1' });
    assert.ok(spies.shown.some((sentence) => /Restricted Mode.*plain text/.test(sentence)));
    const page = spies.pages[0]!;
    page.send({ type: 'ready' });
    await until('the summary', () => page.last('packed-summary'));
  });

  it('opens a commit as a document of its own', async () => {
    const page = spies.pages[0]!;
    const { unpackSummary } = await import('../../../src/core/summary/packed.ts');
    const { packed } = page.last('packed-summary')!;
    const summary = unpackSummary(new TextDecoder().decode(packed));
    const { commit } = summary.contributions[0]!.commits[0]!;
    page.send({ type: 'open', target: { kind: 'commit', repository: 0, commit } });
    const editor = await until('the document', () => vscode.window.activeTextEditor);
    assert.equal(editor.document.uri.scheme, 'groundwork-commit');
    assert.match(editor.document.getText(), new RegExp(`^commit ${commit}`));
  });

  it('asks nothing of GitHub, and says why', async () => {
    await command('readPullRequests');
    assert.ok(
      spies.shown.some((said) => /In Restricted Mode nothing is asked of GitHub/.test(said)),
    );
    assert.deepEqual(spies.signIns, []);
  });

  it('runs no program that the settings of the workspace name, in dotted or nested form', () => {
    assert.ok(existsSync(canary), 'the trap is there');
    assert.equal(existsSync(`${canary}.ran`), false);
  });
});
