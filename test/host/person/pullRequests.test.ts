/** Reading pull requests as a person meets it: consent, sign-in, sign-out, and taking it back. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { makeWorld, sentinel } from '../../support/github/makeWorld.ts';
import { startGitHub, type LoopbackGitHub } from '../../support/github/server.ts';
import { openEditor, type PersonsEditor } from './editor.ts';

const vsix = process.env['GROUNDWORK_TEST_VSIX'] ?? '';
const workspace = process.env['GROUNDWORK_TEST_WORKSPACE'] ?? '';
const scratch = path.join(path.dirname(workspace), 'pull-requests');
const signInFile = path.join(scratch, 'sign-ins');
const cache = path.join(scratch, 'cache');

describe('reading pull requests', function () {
  this.timeout(90_000);
  let editor: PersonsEditor;
  let github: LoopbackGitHub;

  before(async () => {
    mkdirSync(scratch, { recursive: true });
    github = await startGitHub(makeWorld());
    editor = await openEditor(vsix, workspace, {
      settings: { 'groundwork.githubApi': github.api },
      environment: {
        XDG_CACHE_HOME: cache,
        GROUNDWORK_TEST_TOKEN: sentinel,
        GROUNDWORK_TEST_SIGN_INS: signInFile,
      },
      extensions: { 'vscode.github-authentication-99.0.0': path.resolve('test/host/fakeGitHub') },
    });
    await editor.open();
  });
  after(async () => {
    await editor.close();
    await github.close();
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.title.replaceAll(/\W+/g, '-');
    await editor.page.screenshot({ path: `.vscode-test/failed/${name}.png` });
  });

  /** Waits until the page says it. */
  async function line(sentence: string | RegExp): Promise<void> {
    await (await editor.frame()).getByText(sentence).waitFor({ timeout: 30_000 });
  }

  async function click(button: string): Promise<void> {
    await (await editor.frame()).getByRole('button', { name: button }).first().click();
  }

  const dialog = () => editor.page.locator('.monaco-dialog-box');

  async function answer(button: string): Promise<void> {
    await dialog().getByRole('button', { name: button }).first().click();
    await dialog().waitFor({ state: 'detached' });
  }

  const signIns = (): readonly string[] => {
    try {
      return readFileSync(signInFile, 'utf8').trim().split('\n');
    } catch {
      return [];
    }
  };

  it('is offered beside a summary of git alone, and asks nobody for it', async () => {
    await editor.run('Summarize My Contributions');
    await editor.pick('2026-H1');
    await editor.page.getByText('Which of these are you in').waitFor();
    await editor.pick();
    await line('Pull requests were not read.');
    assert.equal(github.asked.length, 0);
    assert.deepEqual(signIns(), []);
  });

  it('says before anything is asked what, of whom, as whom, for what, and where it is kept', async () => {
    await click('Read them…');
    await dialog().waitFor();
    const text = await dialog().innerText();
    await editor.page.screenshot({ path: '.vscode-test/consent.png' });
    for (const told of [
      'Read pull requests of acme/platform from github.com?',
      'your pull requests of acme',
      'review threads that you began',
      'you are asked to sign in next',
      'read:user',
      'repo',
      path.join(cache, 'groundwork', 'github'),
      'Stop Reading Pull Requests',
    ])
      assert.ok(text.includes(told), `${told} in ${text}`);
    await answer('Not Now');
    await line('Pull requests were not read.');
    assert.equal(github.asked.length, 0);
    assert.deepEqual(signIns(), []);
  });

  it('remembers a no, and that can be changed', async () => {
    await click('Read them…');
    await answer('Never for github.com');
    await line('Pull requests of github.com are not read, as you said.');
    await editor.reload();
    await line('Pull requests of github.com are not read, as you said.');
    assert.equal(github.asked.length, 0);
    assert.deepEqual(signIns(), []);
  });

  it('signs in with the least permission, and the page says as whom it reads', async () => {
    await click('Change…');
    await answer('Read Pull Requests');
    await answer('Allow');
    await line('Pull requests are read from github.com as octo.');
    assert.deepEqual(signIns(), ['read:user']);
  });

  it('asks nothing of the user again', async () => {
    await editor.reload();
    await line('Pull requests are read from github.com as octo.');
    assert.deepEqual(signIns(), ['read:user']);
  });

  it('says who is no longer signed in, and reads without', async () => {
    await editor.run('Test GitHub: Sign Out');
    await click('More');
    await click('Run again');
    await line('you are not signed in to github.com as octo');
  });

  it('is taken back with everything that was kept', async () => {
    await editor.run('Stop Reading Pull Requests');
    await answer('Stop and Delete');
    await line('Pull requests were not read.');
    assert.deepEqual(filesBelow(path.join(cache, 'groundwork', 'github')), []);
  });

  it('lets the token appear in no file', () => {
    const files = [...filesBelow(editor.home), ...filesBelow(scratch)];
    assert.ok(files.length > 10);
    for (const file of files)
      assert.ok(!readFileSync(file, 'latin1').includes(sentinel), path.basename(file));
  });
});

function filesBelow(folder: string): readonly string[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}
