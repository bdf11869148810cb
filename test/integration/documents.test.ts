/** The documents of the terminal against the schemas that are published with the package. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { buildDemonstration } from '../../src/demo/buildDemonstration.ts';
import { temporaryFolder } from '../support/repoBuilder.ts';

const cli = path.resolve('dist/cli.js');

describe('documents of the terminal', function () {
  this.timeout(60_000);
  let demo: string;

  before(async () => {
    if (!existsSync(cli)) execFileSync(process.execPath, ['esbuild.js']);
    demo = path.join(temporaryFolder(), 'storefront');
    await buildDemonstration(demo);
  });

  // The second of two equal readings is served from the index.
  const env = { ...process.env, XDG_CACHE_HOME: temporaryFolder() };
  const groundwork = (...args: string[]): string =>
    execFileSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, env });

  for (const [name, args] of [
    ['adoptions', ['adoptions', '--format', 'json']],
    ['adoptions', ['adoptions', '--format', 'json', '--symbols', '--exhaustive']],
    ['people', ['people', '--format', 'json']],
    ['summary', ['summary', '--format', 'json', '--period', '2026-H1']],
    ['summary', ['summary', '--format', 'json', '--period', '2026-H1', '--people', 'names']],
    ['form', ['summary', '--format', 'json', '--period', '2026-H1', '--form', 'google-perf']],
    ['form', ['summary', '--format', 'json', '--period', '2026-H1', '--form', 'brag-document']],
  ] as const) {
    it(`${args.join(' ')} is what its schema says, twice the same`, () => {
      const [command, ...options] = args;
      const first = groundwork(command, demo, ...options);
      const schema = JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as object;
      const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
      const document: unknown = JSON.parse(first);
      assert.ok(validate(document), JSON.stringify(validate.errors?.slice(0, 3)));
      const again = spawnSync(process.execPath, [cli, command, demo, ...options], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        env: { ...env, TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
      });
      assert.equal(again.stdout, first);
    });
  }

  it('forms are what their schema says, to the letter', () => {
    const schema = JSON.parse(readFileSync('schemas/forms.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
    const forms = JSON.parse(groundwork('forms', '--format', 'json')) as readonly {
      readonly fields: readonly object[];
    }[];
    assert.ok(validate(forms), JSON.stringify(validate.errors?.slice(0, 3)));
    for (const form of forms) {
      assert.deepEqual(Object.keys(form), ['id', 'name', 'source', 'date', 'fields']);
      for (const field of form.fields)
        assert.deepEqual(Object.keys(field), [
          'id',
          'label',
          'unit',
          'limit',
          'format',
          'maxItems',
        ]);
    }
    assert.match(groundwork('forms'), /^google-perf: .+\n {2}accomplishments: .+512 characters/m);
  });

  it('fills the user’s own form, and the printed presets are such a file', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'forms.json');
    const field = { id: 'a', label: 'In one line', unit: 'chars', limit: 280, parts: ['delayed'] };
    writeFileSync(file, JSON.stringify([{ id: 'mine', name: 'Mine', fields: [field] }]));
    const filled = groundwork(
      'summary',
      demo,
      '--form',
      'mine',
      '--forms',
      file,
      '--format',
      'json',
    );
    const { fields } = JSON.parse(filled) as { fields: { length: number; text: string }[] };
    assert.ok(fields[0]!.length > 0 && fields[0]!.length <= 280);
    const text = groundwork('summary', demo, '--form', 'mine', '--forms', file);
    assert.equal(text, `In one line\n\n${fields[0]!.text}\n`);
    const printed = path.join(folder, 'printed.json');
    writeFileSync(printed, groundwork('forms', '--format', 'json'));
    assert.equal(groundwork('forms', '--forms', printed), groundwork('forms'));
    const args = ['summary', demo, '--form', 'google-perf', '--format', 'json'];
    assert.equal(groundwork(...args, '--forms', printed), groundwork(...args));
    writeFileSync(file, '[{}]');
    const { status, stderr } = spawnSync(process.execPath, [cli, 'forms', '--forms', file], {
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.match(stderr, /^groundwork: .+forms\.json: Form presets, line 1: \[0\]\.id is missing/);
  });

  it('writes documents, with the parts that are wanted', () => {
    const page = groundwork('summary', demo, '--document', 'manager-page', '--period', '2026-H1');
    assert.match(
      page,
      /^# Strategic contributions, .+\n\n[^]+## In short[^]+## Worth talking about/,
    );
    const turned = groundwork(
      'summary',
      demo,
      '--period',
      '2026-H1',
      '--document',
      'manager-page',
      '--parts',
      'questions,summary',
    );
    assert.match(turned, /## Worth talking about[^]+## In short/);
    assert.doesNotMatch(turned, /## Not yet paid off/);
  });

  it('names no colleague with roles', () => {
    const people = JSON.parse(groundwork('people', demo, '--format', 'json')) as {
      people: { name: string; kind: string; identities: { name: string; email: string }[] }[];
    };
    for (const format of ['md', 'html', 'json', 'text']) {
      const text = groundwork('summary', demo, '--format', format, '--period', '2026-H1');
      for (const person of people.people) {
        if (person.kind !== 'human' || person.name === 'Ada Byron') continue;
        for (const { name, email } of person.identities) {
          if (name.includes(' ')) assert.ok(!text.includes(name), `${format} names ${name}`);
          if (email !== '' && !email.startsWith('ada'))
            assert.ok(!text.includes(email), `${format} has ${email}`);
        }
      }
    }
  });

  it('takes the edits of a draft, and of a summary that was exported with them', () => {
    const folder = temporaryFolder();
    const summary = JSON.parse(groundwork('summary', demo, '--format', 'json')) as {
      contributions: readonly { id: string }[];
    };
    const change = {
      kind: 'rename',
      contribution: summary.contributions[0]!.id,
      title: 'A name of my own',
    };
    const edit = { id: 'e1', at: '2026-07-01T00:00:00.000Z', change };
    const draft = path.join(folder, 'draft.jsonl');
    writeFileSync(draft, `{"groundwork":"draft","version":1}\n${JSON.stringify(edit)}\n`);
    const exported = path.join(folder, 'summary.json');
    const told = groundwork('summary', demo, '--format', 'json', '--edits', draft);
    assert.match(told, /A name of my own/);
    writeFileSync(exported, told);
    assert.equal(groundwork('summary', demo, '--format', 'json', '--edits', exported), told);
    const broken = path.join(folder, 'broken.jsonl');
    writeFileSync(broken, `{"groundwork":"draft","version":1}\n{"id":"e1"}\n`);
    for (const [file, words] of [
      [broken, /Line 2 .* is no edit/],
      [path.join(demo, 'package.json'), /neither a summary exported as JSON nor a draft/],
      [path.join(folder, 'none'), /cannot be read/],
    ] as const) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [cli, 'summary', demo, '--edits', file],
        { encoding: 'utf8', env },
      );
      assert.equal(status, 1);
      assert.match(stderr, words);
    }
  });

  it('fills a form with what was written into it, from a draft and from an exported summary', () => {
    const folder = temporaryFolder();
    const own = { form: 'google-perf', field: 'accomplishments', text: 'In my own\nwords.' };
    const edit = {
      id: 'e1',
      at: '2026-07-01T00:00:00.000Z',
      change: { kind: 'form-text', ...own },
    };
    const draft = path.join(folder, 'draft.jsonl');
    const exported = path.join(folder, 'summary.json');
    writeFileSync(draft, `{"groundwork":"draft","version":1}\n${JSON.stringify(edit)}\n`);
    writeFileSync(exported, groundwork('summary', demo, '--format', 'json', '--edits', draft));
    for (const source of [
      [demo, '--edits', draft],
      [demo, '--edits', exported],
      ['--from', exported],
    ]) {
      const text = groundwork('summary', ...source, '--form', 'google-perf');
      assert.equal(text, 'Accomplishments\n\nIn my own\nwords.\n');
      const filled = groundwork('summary', ...source, '--form', 'google-perf', '--format', 'json');
      const [field] = (JSON.parse(filled) as { fields: readonly object[] }).fields;
      assert.deepEqual(field, {
        id: 'accomplishments',
        text: own.text,
        length: own.text.length,
        unit: 'chars',
        limit: 512,
        dropped: [],
      });
      assert.doesNotMatch(groundwork('summary', ...source, '--form', 'meta'), /In my own/);
    }
  });

  it('refuses what is wrong with exit code 2', () => {
    for (const args of [
      ['summary', demo, '--github-api', 'https://github.example.com/api/v3'],
      ['summary', demo, '--github-search'],
      ['summary', demo, '--github', '--github-api', 'http://github.example.com/api/v3'],
      ['summary', demo, '--form', 'google-pref'],
      ['summary', demo, '--form', 'google-perf', '--format', 'md'],
      ['summary', demo, '--document', 'x'],
      ['summary', demo, '--document', 'star', '--parts', 'nothing'],
      ['summary', demo, '--document', 'star', '--form', 'google-perf'],
      ['summary', demo, '--parts', 'method'],
      ['forms', demo],
      ['summary', demo, '--period', 'soon'],
      ['adoptions', demo, '--nonsense'],
      ['nonsense'],
    ]) {
      const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
      assert.equal(status, 2, `${args.join(' ')}: ${stderr}`);
      assert.match(stderr, /^groundwork: .+\n$/);
    }
  });

  it('says which form is near an unknown one', () => {
    const args = ['summary', demo, '--form', 'google-pref'];
    const { stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
    assert.equal(
      stderr,
      'groundwork: There is no form google-pref (--form). Near: google-perf, google-grad.\n',
    );
  });

  it('says who is near when nobody is called so', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [cli, 'summary', demo, '--me', 'Ada Bryon'],
      { encoding: 'utf8' },
    );
    assert.equal(status, 1);
    assert.match(stderr, /Ada Byron/);
  });
});
