/** Reading pull requests as a person meets it: consent, sign-in, sign-out, and taking it back. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { silence } from '../../support/github/faults.ts';
import { buildHosted, type Story } from '../../support/github/hostedStory.ts';
import { sentinel } from '../../support/github/makeWorld.ts';
import { startGitHub, type LoopbackGitHub } from '../../support/github/server.ts';
import { temporaryFolder } from '../../support/repoBuilder.ts';
import { openEditor, type PersonsEditor } from './editor.ts';

const vsix = process.env['GROUNDWORK_TEST_VSIX'] ?? '';
const scratch = temporaryFolder();
const signInFile = path.join(scratch, 'sign-ins');
const cache = path.join(scratch, 'cache');
const kept = path.join(cache, 'groundwork', 'github');
const client = 'packages/client/retry.ts';

/** Ada's retry module, and Bo who uses it. */
function tell(story: Story): void {
  story.pullRequest({
    number: 1,
    who: 'Ada',
    on: '2025-09-01',
    title: 'Add a retry budget for every host',
    files: { [client]: 'export const retry = (): number => 1;\n' },
    closes: [77],
  });
  story.pullRequest({
    number: 2,
    who: 'Bo',
    on: '2026-02-01',
    title: 'Use the budget in checkout',
    files: {
      'apps/checkout/pay.ts': "import { retry } from '../../packages/client/retry';\nretry();\n",
    },
  });
  story.reference(2, 1, '2026-02-01');
  story.release('v1.0.0', '2026-03-01');
}

describe('reading pull requests', function () {
  this.timeout(90_000);
  let editor: PersonsEditor;
  let github: LoopbackGitHub;

  before(async () => {
    const { repository, world } = await buildHosted(tell);
    Object.assign(world.repositories.get('acme/platform')!, { isPrivate: true });
    await repository.checkout();
    github = await startGitHub(world);
    editor = await openEditor(vsix, repository.folder, {
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

  /** Opens what was read, and waits until it says so. */
  async function coverage(sentence: RegExp): Promise<void> {
    const frame = await editor.frame();
    const fold = frame.locator('details', { hasText: 'What was read' });
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
    await fold.getByText(sentence).first().waitFor({ timeout: 30_000 });
  }

  async function runAgain(): Promise<void> {
    await click('More');
    await click('Run again');
  }

  const dialog = () => editor.page.locator('.monaco-dialog-box');

  /** One dialog may follow another at once, so what is waited for is what the answer leads to. */
  async function answer(button: string): Promise<void> {
    await dialog().getByRole('button', { name: button }).first().click();
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
      kept,
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

  it('tells what was read, and asked for it with that sign-in alone', async () => {
    await coverage(/^GitHub, pull requests, .* to 1 July 2026, complete\.$/);
    const frame = await editor.frame();
    await frame
      .getByRole('heading', { name: 'Add a retry budget for every host' })
      .first()
      .waitFor();
    assert.ok(github.asked.length > 3);
    for (const { authorization } of github.asked) assert.equal(authorization, `bearer ${sentinel}`);
    assert.ok(filesBelow(kept).length > 0);
  });

  it('asks nobody when the window opens again, and the user never again', async () => {
    const before = github.asked.length;
    await editor.reload();
    await line('Pull requests are read from github.com as octo.');
    assert.equal(github.asked.length, before);
    await runAgain();
    await until(() => github.asked.length > before);
    assert.deepEqual(signIns(), ['read:user']);
  });

  it('tells what came until the user signed out in the middle of it', async () => {
    github.fail('ReviewedPullRequests', silence);
    await runAgain();
    await until(() => github.unusedFaults() === 0);
    await editor.run('Test GitHub: Sign Out');
    await line('You are not signed in to github.com as octo; nothing is read from there.');
    await line('Not all of it was read, as is told at the end.');
    await coverage(/^GitHub, reviews, .*not all was read\..*Sign in again/);
  });

  it('reads without when nobody is signed in', async () => {
    const before = github.asked.length;
    await runAgain();
    await coverage(/GitHub was not asked/);
    await line('You are not signed in to github.com as octo; nothing is read from there.');
    assert.equal(github.asked.length, before);
  });

  it('signs in again from the page, with the permission that was chosen', async () => {
    await click('Sign in…');
    await editor.pick('Read Again');
    await answer('Allow');
    await coverage(/complete\.$/);
    assert.deepEqual(signIns(), ['read:user', 'read:user']);
  });

  it('asks for the permission to read private repositories only when they are meant', async () => {
    await click('Change…');
    await editor.pick('Private Repositories Too…');
    await answer('Allow');
    await until(() => signIns().length === 3);
    assert.equal(signIns().at(-1), 'read:user repo');
  });

  it('asks nothing for another account until the user chose it', async () => {
    github.fail('ReviewedPullRequests', silence);
    await runAgain();
    await until(() => github.unusedFaults() === 0);
    await editor.run('Test GitHub: Switch Account');
    await line('You are not signed in to github.com as octo; nothing is read from there.');
    await coverage(/^GitHub, reviews, .*Sign in again/);
    await click('Sign in…');
    await editor.pick('Another Account…');
    await answer('Allow');
    await editor.pick('octo-work');
    await line('Pull requests are read from github.com as octo-work.');
    await coverage(/complete\.$/);
    await editor.page.screenshot({ path: '.vscode-test/read.png' });
  });

  it('exports a private repository only with a tick for it', async () => {
    const list = editor.page.locator('.quick-input-widget');
    const exportAsText = async (): Promise<void> => {
      await editor.run('Export Summary');
      await editor.pick('Copy as Markdown');
      await list.getByText('The private repository platform').waitFor();
    };
    await exportAsText();
    await list.getByRole('button', { name: 'OK' }).click();
    await editor.page
      .getByText('Nothing was exported: “The private repository platform”')
      .waitFor();
    await exportAsText();
    await editor.pick('The private repository platform');
    await list.getByRole('button', { name: 'OK' }).click();
    await editor.page.getByText('The summary is on the clipboard').waitFor();
  });

  it('is taken back with everything that was kept', async () => {
    await editor.run('Stop Reading Pull Requests');
    await answer('Stop and Delete');
    await line('Pull requests were not read.');
    assert.deepEqual(filesBelow(kept), []);
    await coverage(/GitHub was not asked/);
  });

  it('lets the token appear on no page and in no file', async () => {
    assert.ok(!(await (await editor.frame()).content()).includes(sentinel));
    const files = [...filesBelow(editor.home), ...filesBelow(scratch)];
    assert.ok(files.length > 10);
    for (const file of files)
      assert.ok(!readFileSync(file, 'latin1').includes(sentinel), path.basename(file));
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (const limit = Date.now() + 30_000; !isSo() && Date.now() < limit;)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(isSo());
}

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
