/** Exported summaries in the terminal: told again, and side by side, without their repositories. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { CalibrationEdit } from '../../src/core/calibration/calibrationEdits.ts';
import { buildDemonstration } from '../../src/demo/buildDemonstration.ts';
import { openNotes } from '../../src/store/calibration.ts';
import { exportedText } from '../support/exported.ts';
import { temporaryFolder } from '../support/repoBuilder.ts';
import { makeSummary } from '../support/summaries.ts';

const cli = path.resolve('dist/cli.js');

describe('exported summaries in the terminal', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const elsewhere = path.join(folder, 'elsewhere');
  const file = path.join(folder, 'summary.json');
  const other = path.join(folder, 'other.json');
  let demo: string;

  /** Runs where no repository is, with a git that fails if it is asked. */
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [cli, ...args], {
      encoding: 'utf8',
      cwd: elsewhere,
      env: { PATH: elsewhere, XDG_CACHE_HOME: path.join(folder, 'cache') },
    });

  before(async () => {
    if (!existsSync(cli)) execFileSync(process.execPath, ['esbuild.js']);
    mkdirSync(elsewhere);
    demo = path.join(folder, 'storefront');
    await buildDemonstration(demo);
    const options = ['--period', '2026-H1', '--format', 'json', '--out', file, '--no-cache'];
    execFileSync(process.execPath, [cli, 'summary', demo, ...options]);
    writeFileSync(other, exportedText(makeSummary({ contributions: 2, uses: 3 })));
  });

  for (const format of ['md', 'html', 'text'] as const) {
    it(`tells ${format} as the summary itself did, under a notice`, () => {
      const before = execFileSync(
        process.execPath,
        [cli, 'summary', demo, '--period', '2026-H1', '--format', format, '--no-cache'],
        { encoding: 'utf8' },
      );
      const { stdout, status, stderr } = run('summary', '--from', file, '--format', format);
      assert.equal(status, 0, stderr);
      const notice =
        /(?:> |<p class="notice">)?Made by Ada Byron with .*? changed here\.(?:<\/p>|\n\n)/;
      assert.match(stdout, notice);
      const without = stdout.replace(notice, '');
      // What only its author is asked is not told to a reader.
      assert.equal(without, format === 'text' ? withoutQuestions(before) : before);
    });
  }

  it('puts summaries side by side, and single contributions', () => {
    for (const [format, begin] of [
      ['md', /^# Side by side\n/],
      ['html', /^<!doctype html>/],
    ] as const) {
      const { stdout, status, stderr } = run('calibrate', file, other, '--format', format);
      assert.equal(status, 0, stderr);
      assert.match(stdout, begin);
      assert.equal(run('calibrate', other, file, '--format', format).stdout, stdout);
    }
    const pick = ['--contribution', 'HTTP client', '--contribution', 'Build'];
    const { stdout, stderr } = run('calibrate', file, other, ...pick);
    assert.match(stdout, /\|  \| HTTP client \(Ada Byron\) \| Build \(Ada Byron\) \|/, stderr);
  });

  it('refuses a wrong use with exit code 2, and a wrong file with 1, in one line, writing nothing', () => {
    const cut = path.join(folder, 'cut.json');
    writeFileSync(cut, readFileSync(file, 'utf8').slice(0, 1000));
    for (const [args, status, words] of [
      [['summary', demo, '--from', file], 2, /leave out/],
      [['summary', '--from', file, '--me', 'Ada'], 2, /leave out --me/],
      [['summary', '--from', file, '--format', 'json'], 2, /is JSON already/],
      [['summary', '--from', cut], 1, /no whole JSON document/],
      [['calibrate', file], 2, /two or more/],
      [['calibrate', file, cut], 1, /cut\.json is no whole JSON document/],
      [
        ['calibrate', file, other, '--contribution', 'Nothing'],
        1,
        /No contribution called Nothing/,
      ],
      [['calibrate', file, file, '--contribution', 'HTTP client'], 1, /2 contributions are called/],
    ] as const) {
      const target = path.join(folder, 'never');
      const ended = run(...args, '--out', target);
      assert.equal(ended.status, status, ended.stderr);
      assert.match(ended.stderr, words);
      assert.match(ended.stderr, /^groundwork: .+\n$/);
      assert.equal(existsSync(target), false);
    }
  });
});

describe('notes of a calibration on the disk', () => {
  const note = (id: string, text: string): CalibrationEdit => ({
    id,
    at: '2026-07-02T10:00:00.000Z',
    change: { kind: 'note', cell: 'delayed claimed Ada', text },
  });

  it('are joined when two windows write them', async () => {
    const folder = temporaryFolder();
    await Promise.all([
      openNotes(folder).add([note('a', 'one')]),
      openNotes(folder).add([note('b', 'two')]),
    ]);
    const { edits, warning } = await openNotes(folder).read();
    assert.deepEqual([edits.map(({ id }) => id).toSorted(), warning], [['a', 'b'], null]);
  });

  it('outlive damage to a line, which is set aside and told', async () => {
    const folder = temporaryFolder();
    const notes = openNotes(folder);
    await notes.add([note('a', 'one'), note('b', 'two')]);
    const lines = readFileSync(notes.file, 'utf8').split('\n');
    writeFileSync(notes.file, [lines[0], lines[1]!.slice(0, 40), ...lines.slice(2)].join('\n'));
    const { edits, warning } = await openNotes(folder).read();
    assert.deepEqual(
      edits.map(({ id }) => id),
      ['b'],
    );
    assert.match(warning ?? '', /1 of 2 edits could be read/);
    assert.ok(readdirSync(folder).some((name) => name.endsWith('.unreadable')));
  });

  it('of a newer version are shown and not changed', async () => {
    const folder = temporaryFolder();
    const notes = openNotes(folder);
    await notes.add([note('a', 'one')]);
    const text = readFileSync(notes.file, 'utf8').replace('"version":1', '"version":2');
    writeFileSync(notes.file, text);
    assert.equal((await notes.read()).readOnly, true);
    await assert.rejects(notes.add([note('b', 'two')]), /newer version/);
    assert.equal(readFileSync(notes.file, 'utf8'), text);
  });
});

/** The text without the questions that are for its author alone. */
function withoutQuestions(text: string): string {
  return text.replace(/\n- (?:Ask a colleague|\d+ other people stand on)[^]*?(?=\n- |\n$)/g, '');
}
