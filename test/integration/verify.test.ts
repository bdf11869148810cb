/** An exported summary against its repository: what is untouched holds, and every kind of tampering is found. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { applyDraft } from '../../src/core/draft/applyDraft.ts';
import { emptyDraft } from '../../src/core/draft/draft.ts';
import type { ExportedSummary } from '../../src/core/exported/exportedSummary.ts';
import { readExported } from '../../src/core/exported/readExported.ts';
import type { Finding } from '../../src/core/exported/verify.ts';
import { parsePeriod } from '../../src/core/period.ts';
import { combineSummaries } from '../../src/core/summary/combineSummaries.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { buildDemonstration } from '../../src/demo/buildDemonstration.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { showExported } from '../../src/report/shownExported.ts';
import { showSummary } from '../../src/report/shownSummary.ts';
import { verificationDocument, verificationText } from '../../src/report/verification.ts';
import { summarizeRepository } from '../../src/summarizeRepository.ts';
import { verifySummary, type Verification } from '../../src/verifySummary.ts';
import { everyEdit, exportedText } from '../support/exported.ts';
import { buildOrders, buildPlatform } from '../support/platformAndProducts.ts';
import { temporaryFolder } from '../support/repoBuilder.ts';

const tool = { name: 'groundwork', version: '1.0.0' };
const quiet = { report: () => {} };
const log = { info: () => {}, warn: () => {} };
const cli = path.resolve('dist/cli.js');

/** What tests change is not readonly to them. */
type Open<T> = T extends object ? { -readonly [Key in keyof T]: Open<T[Key]> } : T;
type Document = Open<ExportedSummary>;

describe('verifying an exported summary', function () {
  this.timeout(60_000);
  const cache = temporaryFolder();
  let demo: string;
  let summary: Summary;
  let text: string;

  before(async () => {
    demo = path.join(temporaryFolder(), 'storefront');
    await buildDemonstration(demo);
    summary = await summarise(demo, 'roles');
    text = exportedText(summary);
  });

  function summarise(
    folder: string,
    people: 'roles' | 'names',
    others: readonly string[] = [],
  ): Promise<Summary> {
    return summarizeRepository(
      {
        folder,
        others,
        me: ['ada@storefront.example'],
        period: parsePeriod('2026-H1')!,
        today: '2026-07-01',
        settings: { people, voice: 'first', exhaustive: false },
        cache,
      },
      tool,
      new AbortController().signal,
      quiet,
    );
  }

  async function check(
    change: string | ((document: Document) => void) = text,
    {
      folders = [demo],
      version = tool.version,
      ...rest
    }: {
      readonly folders?: readonly string[];
      readonly version?: string;
      readonly teamsFile?: string;
    } = {},
  ): Promise<Verification> {
    let document = typeof change === 'string' ? change : text;
    if (typeof change === 'function') {
      const opened = JSON.parse(text) as Document;
      change(opened);
      document = JSON.stringify(opened);
    }
    return verifySummary({
      recorded: readExported(document, 'summary.json'),
      folders,
      cache,
      tool: { ...tool, version },
      signal: new AbortController().signal,
      progress: quiet,
      log,
      ...rest,
    });
  }
  const of = ({ findings }: Verification, verdict: string): readonly Finding[] =>
    findings.filter((item) => item.verdict === verdict);
  const kinds = (verification: Verification, verdict: string): readonly string[] =>
    [...new Set(of(verification, verdict).map(({ kind }) => kind))].toSorted();

  it('holds as a whole when nothing was touched', async () => {
    const verification = await check();
    assert.deepEqual(of(verification, 'changed'), []);
    assert.deepEqual(of(verification, 'unchecked'), []);
    assert.ok(of(verification, 'holds').length > 150);
  });

  it('holds with names, in the third person and made by another person', async () => {
    for (const made of [
      await summarise(demo, 'names'),
      { ...summary, confirmed: false },
      { ...summary, settings: { ...summary.settings, voice: 'third' as const } },
    ]) {
      const verification = await check(exportedText(made));
      assert.deepEqual(kinds(verification, 'changed'), []);
      assert.deepEqual(kinds(verification, 'unchecked'), []);
    }
  });

  it('holds with edits of every kind; only words of people cannot be checked', async () => {
    const verification = await check(exportedText(summary, everyEdit(summary)));
    assert.deepEqual(of(verification, 'changed'), []);
    assert.deepEqual(kinds(verification, 'unchecked'), ['own-words']);
    const told = of(verification, 'unchecked').map(({ about }) => about);
    for (const words of ['its title', 'the claim of D1', 'a quotation', 'written by hand'])
      assert.ok(
        told.some((about) => about.includes(words)),
        `${words}: ${told.join()}`,
      );
  });

  const first = ({ contributions }: Document) => contributions[0]!;
  const tampering: readonly (readonly [string, (document: Document) => void, RegExp, string])[] = [
    [
      'the date of an adoption',
      (document) => {
        first(document).payoff[2]!.landed = '2025-01-01T00:00:00+00:00';
      },
      /^adoption .*: landed$/,
      'adoption',
    ],
    [
      'who adopted',
      (document) => {
        const [one, two] = first(document).payoff.filter(
          ({ person }, index, all) => person !== all[0]!.person || index === 0,
        );
        one!.person = two!.person;
      },
      /^adoption .*: person$/,
      'adoption',
    ],
    [
      'the place of an adoption',
      (document) => {
        first(document).payoff[1]!.place = 'services/invented/file.ts';
      },
      /^adoption .*invented\/file\.ts: not-found$/,
      'adoption',
    ],
    [
      'an adoption that was added',
      (document) => {
        const [use] = first(document).payoff;
        first(document).payoff.push({ ...use!, place: 'apps/mobile/src/more.ts' });
      },
      /^adoption .*more\.ts: not-found$/,
      'adoption',
    ],
    [
      'an adoption that was taken away',
      (document) => {
        first(document).payoff.pop();
      },
      /^adoption .*: left-out$/,
      'adoption',
    ],
    [
      'what speaks against it',
      (document) => {
        const argument = document.contributions
          .flatMap((item) => item.arguments)
          .find(({ counterEvidence }) => counterEvidence.length > 0)!;
        argument.counterEvidence.pop();
      },
      /^counter-evidence .*: differs$/,
      'counter-evidence',
    ],
    [
      'a count of an argument',
      (document) => {
        Object.assign(first(document).arguments[0]!.facts['inPeriod']!, { people: 60 });
      },
      /^argument HTTP client, D1: facts\.inPeriod\.people$/,
      'argument',
    ],
    [
      'the sentence of a claim',
      (document) => {
        first(document).arguments[0]!.claim = 'Everybody uses it.';
      },
      /^claim HTTP client, D1: differs$/,
      'claim',
    ],
    [
      'a claim of the tool passed off as own words',
      (document) => {
        Object.assign(first(document).arguments[0]!, { claim: 'All of it.', ownWords: true });
      },
      /^claim HTTP client, D1: left-out$/,
      'claim',
    ],
    [
      'a standing',
      (document) => {
        first(document).arguments[0]!.standing = 'corroborated';
      },
      /^argument HTTP client, D1: standing$/,
      'argument',
    ],
    [
      'an argument that was added',
      (document) => {
        const [argument] = first(document).arguments;
        document.contributions
          .find(({ arguments: list }) => list.length === 0)!
          .arguments.push(argument!);
      },
      /^argument .*, D1: not-found$/,
      'argument',
    ],
    [
      'where a link of the evidence leads',
      (document) => {
        first(document).arguments[0]!.evidence[0]!.url = 'https://elsewhere.example/';
      },
      /^evidence HTTP client, D1: 0\.url$/,
      'evidence',
    ],
    [
      'a reach',
      (document) => {
        first(document).assets[0]!.reach.transitive = 900;
      },
      /^asset .*: reach\.transitive$/,
      'asset',
    ],
    [
      'when an asset was made, and by whom',
      (document) => {
        first(document).assets[0]!.born.person = first(document).payoff[0]!.person;
      },
      /^asset .*: born\.person$/,
      'asset',
    ],
    [
      'a commit that was invented',
      (document) => {
        const [commit] = first(document).commits;
        first(document).commits.push({ ...commit!, commit: 'f'.repeat(40) });
      },
      /^commit ffffffffff of HTTP client: not-found$/,
      'commit',
    ],
    [
      'the subject line of a commit',
      (document) => {
        first(document).commits[0]!.subject = 'Rescue the whole company';
      },
      /^commit .*: subject$/,
      'commit',
    ],
    [
      'the headline',
      (document) => {
        document.headline.text = 'From January to June 2026, everybody began to build on it.';
      },
      /^headline .*: text$/,
      'headline',
    ],
    [
      'the name of the subject',
      (document) => {
        document.subject.name = 'Eve Byron';
      },
      /^subject Eve Byron: name$/,
      'subject',
    ],
    [
      'the label of the period',
      (document) => {
        document.period.label = '2026-Q1';
      },
      /^period 2026-Q1: to$/,
      'period',
    ],
    [
      'the title of a contribution',
      (document) => {
        first(document).title = 'The client of everything';
      },
      /^contribution The client of everything: title$/,
      'contribution',
    ],
    [
      'the record',
      (document) => {
        document.accomplished[0]!.filesDeleted = 11_400;
      },
      /^record .*: filesDeleted$/,
      'record',
    ],
    [
      'what was left out',
      (document) => {
        document.ledger.shift();
      },
      /^ledger .*: left-out$/,
      'ledger',
    ],
    [
      'a gap that was hidden or invented',
      (document) => {
        document.coverage.from = '2010-01-01T00:00:00+00:00';
      },
      /^coverage .*: from$/,
      'coverage',
    ],
  ];
  for (const [what, change, finding, kind] of tampering) {
    it(`finds ${what}`, async () => {
      const changed = of(await check(change), 'changed');
      const told = changed.map(
        ({ kind, about, difference, reason }) =>
          `${kind} ${about}: ${difference !== null && difference.at !== '' ? difference.at : reason}`,
      );
      assert.ok(
        told.some((line) => finding.test(line)),
        told.join('\n'),
      );
      assert.ok(changed.some((item) => item.kind === kind));
    });
  }

  it('finds another HEAD by all that is different there', async () => {
    const earlier = execFileSync('git', ['rev-parse', 'HEAD~40'], { cwd: demo, encoding: 'utf8' });
    const verification = await check(({ repositories }) => {
      repositories[0]!.head = earlier.trim();
    });
    assert.ok(of(verification, 'changed').length > 5);
    assert.ok(kinds(verification, 'changed').includes('repository'));
  });

  it('says that nothing can be checked where the HEAD is not in the repository', async () => {
    const other = path.join(temporaryFolder(), 'other');
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', other]);
    for (const key of ['name', 'email'])
      execFileSync('git', ['config', `user.${key}`, 'x@example.org'], { cwd: other });
    execFileSync('git', ['commit', '--quiet', '--allow-empty', '-m', 'x'], { cwd: other });
    const verification = await check(text, { folders: [other] });
    assert.deepEqual(verification.read, [false]);
    assert.deepEqual(of(verification, 'holds').concat(of(verification, 'changed')), []);
    assert.match(
      verificationText(verification),
      /not among the given repositories[^]*No recorded fact could be confirmed[^]*No given repository has the HEAD/,
    );
    const both = await check(text, { folders: [other, demo] });
    assert.deepEqual(of(both, 'unchecked'), []);
  });

  it('calls nothing changed that a shallow clone cannot see, and still finds a forged date', async () => {
    const shallow = path.join(temporaryFolder(), 'shallow');
    execFileSync('git', ['clone', '--quiet', '--depth=60', `file://${demo}`, shallow]);
    const verification = await check(text, { folders: [shallow] });
    assert.deepEqual(
      of(verification, 'changed').map(({ about, difference }) => `${about} ${difference?.at}`),
      [],
    );
    assert.ok(of(verification, 'unchecked').every(({ reason }) => reason === 'history-incomplete'));
    assert.ok(of(verification, 'holds').length > 0);
    const forged = await check(
      (document) => {
        const commit = document.contributions
          .flatMap(({ commits }) => commits)
          .toSorted((a, b) => (a.landed < b.landed ? 1 : -1))[0]!;
        commit.authored = '2024-01-01T00:00:00+00:00';
      },
      { folders: [shallow] },
    );
    assert.deepEqual(kinds(forged, 'changed'), ['commit']);
  });

  it('finds a subject who is not in the history', async () => {
    const verification = await check(({ subject }) => {
      subject.identities = [{ name: 'Eve', email: 'eve@example.org' }];
    });
    assert.deepEqual(kinds(verification, 'changed'), ['subject']);
  });

  it('cannot check an insight that it does not know, nor what GitHub told', async () => {
    const verification = await check(({ contributions }) => {
      const [argument] = contributions[0]!.arguments;
      contributions[0]!.arguments.push({ ...argument!, insight: 'Z9', facts: { insight: 'Z9' } });
    });
    assert.deepEqual(of(verification, 'changed'), []);
    assert.deepEqual(
      [...new Set(of(verification, 'unchecked').map(({ reason }) => reason))],
      ['unknown-insight'],
    );
    const github = await check(({ coverage, contributions }) => {
      coverage.gaps.push({ repository: 0, source: 'github:reviews', reason: 'rate-limit' });
      contributions[0]!.commits[0]!.pullRequest = 99_999;
      contributions[0]!.arguments[0]!.standing = 'corroborated';
    });
    assert.deepEqual(kinds(github, 'changed'), []);
    assert.deepEqual(
      of(github, 'unchecked').map(({ kind, reason }) => `${kind} ${reason}`),
      ['argument from-github'],
    );
    const review = await check(({ contributions }) => {
      const argument = contributions[0]!.arguments[0]!;
      argument.claim = `${argument.claim} Three reviews asked for it.`;
      argument.evidence.push({ ...argument.evidence[0]!, kind: 'review', id: '17' });
    });
    assert.deepEqual(kinds(review, 'changed'), []);
    assert.deepEqual(
      of(review, 'unchecked').map(({ kind, reason }) => `${kind} ${reason}`),
      ['claim from-github', 'evidence from-github'],
    );
  });

  it('needs the team file that the summary was made with', async () => {
    const teamsFile =
      'teams:\n  Ours:\n    paths: ["/packages/"]\n  Theirs:\n    paths: ["/services/", "/apps/"]\n';
    const made = await summarizeRepository(
      {
        folder: demo,
        me: [],
        period: parsePeriod('2026-H1')!,
        today: '2026-07-01',
        settings: { people: 'roles', voice: 'first', exhaustive: false },
        teamsFile,
        cache,
      },
      tool,
      new AbortController().signal,
      quiet,
    );
    const given = await check(exportedText(made), { teamsFile });
    assert.deepEqual(of(given, 'changed').concat(of(given, 'unchecked')), []);
    const without = await check(exportedText(made));
    assert.deepEqual(of(without, 'changed'), []);
    assert.ok(of(without, 'unchecked').every(({ reason }) => reason === 'other-teams'));
    assert.ok(of(without, 'holds').length > 50);
  });

  it('checks the parts of a summary whose repositories are given', async () => {
    const second = path.join(temporaryFolder(), 'second');
    execFileSync('git', ['clone', '--quiet', demo, second]);
    for (const args of [
      ['remote', 'remove', 'origin'],
      ['reset', '--quiet', '--hard', 'HEAD~3'],
    ])
      execFileSync('git', args, { cwd: second });
    const parts = [
      await summarise(demo, 'roles', [second]),
      await summarise(second, 'roles', [demo]),
    ];
    const both = exportedText(combineSummaries(parts));
    const all = await check(both, { folders: [demo] });
    assert.deepEqual(all.read, [true, true]);
    assert.deepEqual(
      of(all, 'changed').map(({ about }) => about),
      [],
    );
    assert.deepEqual(of(all, 'unchecked'), []);
    const half = await check(both.replaceAll(summary.repositories[0]!.head, 'e'.repeat(40)), {
      folders: [second],
    });
    assert.deepEqual(half.read, [false, true]);
    assert.ok(of(half, 'unchecked').some(({ reason }) => reason === 'not-all-read'));
  });

  it('checks use across repositories, as far as they are given', async () => {
    const [platform, orders] = await Promise.all([buildPlatform(), buildOrders()]);
    const made = await summarizeRepository(
      {
        folder: platform.folder,
        me: ['ada@example.org'],
        period: parsePeriod('2026-H1')!,
        today: '2026-07-01',
        settings: { people: 'roles', voice: 'first', exhaustive: false },
        others: [orders.folder],
        cache,
      },
      tool,
      new AbortController().signal,
      quiet,
    );
    const document = exportedText(made);
    const argued = made.contributions.flatMap((item) => item.arguments);
    assert.ok(argued.some(({ facts }) => facts.insight === 'E2'));
    assert.deepEqual(
      made.repositories.map(({ searchedOnly }) => searchedOnly ?? false),
      [false, true],
    );
    const shown = showSummary(applyDraft(made, emptyDraft));
    const again = showExported(readExported(document, 'summary.json'));
    assert.equal(renderMarkdown({ ...again, notices: shown.notices }), renderMarkdown(shown));

    const folders = [orders.folder, platform.folder];
    const all = await check(document, { folders });
    assert.deepEqual(
      of(all, 'changed').map(({ kind, about, difference }) => [kind, about, difference]),
      [],
    );
    assert.deepEqual(of(all, 'unchecked'), []);
    const alone = await check(document, { folders: [platform.folder] });
    assert.deepEqual(
      of(alone, 'changed').map(({ kind, about, difference }) => [kind, about, difference]),
      [],
    );
    assert.ok(of(alone, 'unchecked').some(({ about }) => about.endsWith(', E2')));
    const place = made.contributions
      .flatMap(({ uses }) => uses)
      .find((use) => use.repository === 1)!;
    const forged = document.replaceAll(place.adoption.landed, '2026-02-01T00:00:00+00:00');
    assert.ok(kinds(await check(forged, { folders }), 'changed').includes('adoption'));
  });

  it('tells what another version would tell otherwise, and overlooks what it did not know', async () => {
    const older = await check(
      (document) => {
        document.tool.version = '0.9.0';
        for (const { arguments: list } of document.contributions) {
          for (const { facts } of list) delete facts['trend'];
          list.splice(1);
        }
      },
      { version: '1.0.0' },
    );
    assert.deepEqual(of(older, 'changed'), []);
    assert.deepEqual(
      [...new Set(of(older, 'unchecked').map(({ reason }) => reason))],
      ['other-version'],
    );
  });

  it('names no colleague, and holds nothing that a terminal obeys', async () => {
    const told = verificationText(
      await check((document) => {
        document.contributions[0]!.title = '\u001B[31m\u202Ered';
      }),
    );
    for (const { id, identities } of summary.people) {
      for (const { name, email } of id === summary.subject.id ? [] : identities)
        assert.ok(
          !(email !== '' && told.includes(email)) && !(name.includes(' ') && told.includes(name)),
          name,
        );
    }
    assert.doesNotMatch(told, /[^\P{Cc}\n]|\u202E/u);
    assert.match(told, /Colleagues appear by role/);
  });

  describe('in the terminal', () => {
    let file: string;
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [cli, 'verify', ...args, '--cache', cache], { encoding: 'utf8' });

    before(() => {
      if (!existsSync(cli)) execFileSync(process.execPath, ['esbuild.js']);
      file = path.join(temporaryFolder(), 'summary.json');
      const summarized = spawnSync(
        process.execPath,
        [cli, 'summary', demo, '--period', '2026-H1', '--format', 'json', '--out', file],
        { encoding: 'utf8' },
      );
      assert.equal(summarized.status, 0, summarized.stderr);
    });

    it('ends with 0 when nothing changed, 1 when something did, 3 when not all could be checked', () => {
      const whole = run(file, '--repo', demo, '--strict');
      assert.equal(whole.status, 0, whole.stderr);
      assert.match(whole.stdout, /adoptions.* hold\.\n$/);
      const forged = path.join(path.dirname(file), 'forged.json');
      writeFileSync(forged, readFileSync(file, 'utf8').replace('"people": 6', '"people": 66'));
      const found = run(forged, '--repo', demo);
      assert.equal(found.status, 1);
      assert.match(found.stdout, /told 66, found 6/);
      assert.match(found.stderr, /^groundwork: One recorded fact is not as told\. .+\n$/);
      const edited = path.join(path.dirname(file), 'edited.json');
      const draft = path.join(path.dirname(file), 'draft.jsonl');
      const change = { kind: 'rename', contribution: summary.contributions[0]!.id, title: 'Mine' };
      const edit = { id: 'e', at: '2026-07-01T00:00:00Z', change };
      writeFileSync(draft, `{"groundwork":"draft","version":1}\n${JSON.stringify(edit)}\n`);
      const options = [
        '--period',
        '2026-H1',
        '--format',
        'json',
        '--edits',
        draft,
        '--out',
        edited,
      ];
      spawnSync(process.execPath, [cli, 'summary', demo, ...options]);
      assert.equal(run(edited, '--repo', demo).status, 0);
      assert.equal(run(edited, '--repo', demo, '--strict').status, 3);
    });

    it('writes a document that its schema describes, twice the same', () => {
      const schema = JSON.parse(readFileSync('schemas/verification.schema.json', 'utf8')) as object;
      const validate = new Ajv2020({ strict: false }).compile(schema);
      const { stdout } = run(file, '--repo', demo, '--format', 'json');
      assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors));
      assert.equal(run(file, '--repo', demo, '--format', 'json').stdout, stdout);
    });

    it('refuses what is no exported summary, and a wrong use, in one line', () => {
      for (const [args, status, words] of [
        [[], 2, /Give the exported summary/],
        [[path.join(demo, 'package.json'), '--repo', demo], 1, /no exported summary/],
        [[file, '--repo', path.join(demo, 'none')], 1, /none/],
        [[file, '--repo', demo, '--at', 'main'], 2, /no option --at/],
      ] as const) {
        const { status: ended, stderr } = run(...args);
        assert.equal(ended, status, stderr);
        assert.match(stderr, words);
        assert.match(stderr, /^groundwork: .+\n$/);
      }
    });

    it('is a document too that can be told of', async () => {
      const told = verificationDocument(await check()) as { facts: { holds: number } };
      assert.ok(told.facts.holds > 150);
    });
  });
});
