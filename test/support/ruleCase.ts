/** Small repositories, each with what the rules of crediting say about it. */
import assert from 'node:assert/strict';

import { adoptionsOf, analyze, type Analysis } from '../../src/core/analyze.ts';
import type { Adoption, Asset, PlaceKind, Via } from '../../src/core/model.ts';
import type { CommitSpec, FileContent } from '../../src/git/importStream.ts';
import { openRepository } from '../../src/git/repository.ts';
import { buildRepository, type TestRepository } from './repoBuilder.ts';

export type Files = Readonly<Record<string, FileContent | null>>;

/** A history told commit by commit; a commit is named by its subject. */
export interface Story {
  /** `who` is one of `people`, or `Name <email>`. */
  commit(subject: string, who: string, files: Files, spec?: Partial<CommitSpec>): void;
  merge(
    branch: string,
    subject: string,
    who: string,
    files?: Files,
    spec?: Partial<CommitSpec>,
  ): void;
  branch(name: string): void;
  switchTo(name: string): void;
  /** Says where the repository is hosted. */
  origin(url: string): void;
}

/** What an entry must say; what is left out is not asked. */
export interface ExpectedEntry {
  readonly asset: string;
  readonly symbol?: string;
  readonly place: string;
  /** Subject of the commit. */
  readonly commit: string;
  readonly person: string;
  readonly own?: boolean;
  /** Subject of the start of the present stretch, or null; not asked of the quick search. */
  readonly since?: string | null;
  readonly via?: Via;
  readonly copied?: boolean;
  readonly bulk?: boolean;
  readonly placeKind?: PlaceKind;
  readonly coAuthors?: readonly string[];
  readonly through?: readonly string[];
  readonly teams?: readonly string[];
  readonly authored?: string;
  readonly landed?: string;
  readonly pullRequest?: number | null;
  /** Subject of the commit that ended it: such an entry is only there with the exhaustive search. */
  readonly ended?: string;
}

export interface RuleCase {
  /** The rule, by its number, and what it says here. */
  readonly title: string;
  build(story: Story): void;
  readonly expect: readonly ExpectedEntry[];
  /** Pairs that must not be. */
  readonly absent?: readonly {
    readonly asset: string;
    readonly symbol?: string;
    readonly place: string;
  }[];
  readonly born?: readonly {
    readonly asset: string;
    readonly symbol?: string;
    readonly commit: string;
    readonly person: string;
  }[];
  readonly reach?: readonly {
    readonly asset: string;
    readonly people: number;
    readonly teams: number;
    readonly places: number;
    readonly transitive: number;
  }[];
  /** Parts of today's lines, of the person who is asked about. */
  readonly shares?: readonly { readonly asset: string; readonly share: number }[];
  /** Whose assets are asked about, and against whom `own` is decided (`--by`). */
  readonly by?: string;
  /** Why the engine is known to say otherwise: it must still do so, or this is to be struck. */
  readonly open?: string;
  /** The ways of dating for which that holds; all of them where not given. */
  readonly openIn?: readonly Mode[];
}

export const people: Readonly<Record<string, string>> = {
  Ada: 'Ada Byron <ada@rules.example>',
  Bo: 'Bo Li <bo@rules.example>',
  Cy: 'Cy Twombly <cy@rules.example>',
  Di: 'Di Prima <di@rules.example>',
};

const modes = ['quick', 'exhaustive', 'by path'] as const;
type Mode = (typeof modes)[number];
const signal = new AbortController().signal;
const progress = { report() {} };

/** One test per case and way of dating. */
export function checkRules(cases: readonly RuleCase[]): void {
  for (const item of cases) {
    describe(item.title, function () {
      this.timeout(60_000);
      let told: Told;
      before(async () => {
        told = await tell(item);
      });
      after(() => told.close());
      for (const mode of modes) {
        const open = (item.openIn ?? modes).includes(mode) ? item.open : undefined;
        it(open === undefined ? mode : `${mode} (known to be open: ${open})`, async () => {
          if (open === undefined) await checkCase(item, told, mode);
          else await assert.rejects(checkCase(item, told, mode), assert.AssertionError);
        });
      }
    });
  }
}

interface Told {
  readonly analysis: Analysis;
  readonly subjects: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

async function tell(item: RuleCase): Promise<Told> {
  const repository = await buildRepository();
  item.build(storyOf(repository));
  await repository.write();
  const log = repository.git('log', '--format=%H%x00%s', 'main').trim().split('\n');
  const git = await openRepository(repository.folder, { signal, at: 'main' });
  const analysis = await analyze(git, {
    tool: { name: 'groundwork', version: 'test' },
    signal,
    progress,
    withMembers: true,
  });
  const subjects = new Map(log.map((line) => line.split('\0') as [string, string]));
  return { analysis, subjects, close: git.close };
}

function storyOf(repository: TestRepository): Story {
  const full = (who: string): string => people[who] ?? who;
  return {
    commit(subject, who, files, spec = {}) {
      repository.commit({ message: subject, author: full(who), files, ...spec });
    },
    merge(branch, subject, who, files = {}, spec = {}) {
      repository.merge(branch, { message: subject, author: full(who), files, ...spec });
    },
    branch: (name) => repository.branch(name),
    switchTo: (name) => repository.switchTo(name),
    origin: (url) => repository.git('remote', 'add', 'origin', url),
  };
}

async function checkCase(item: RuleCase, { analysis, subjects }: Told, mode: Mode): Promise<void> {
  const { persons } = analysis.people;
  const owner = item.by === undefined ? null : analysis.people.find(addressOf(item.by))[0]!;
  const find = async (asset: string, symbol: string | undefined): Promise<Asset | undefined> => {
    const assets = await ask(analysis, mode, asset, symbol, owner);
    return assets.find(({ path, symbol: name }) => path === asset && name === (symbol ?? null));
  };
  /** Their short name here, whatever they are called at the moment. */
  const nameOf = (id: string | null): string | null => {
    const person = persons.find((candidate) => candidate.id === id);
    const known = person?.identities.map(({ name, email }) => `${name} <${email}>`) ?? [];
    const short = Object.keys(people).find((who) => known.includes(people[who]!));
    return short ?? person?.name ?? null;
  };
  for (const want of item.expect) {
    const asset = await find(want.asset, want.symbol);
    const hasEnded = want.ended !== undefined;
    if (hasEnded && mode !== 'exhaustive') continue;
    assert.ok(asset, `${want.asset} ${want.symbol ?? ''} is an asset`);
    const entries = asset.adoptions.filter(
      ({ place, ended }) => place === want.place && (ended !== null) === hasEnded,
    );
    assert.equal(entries.length, 1, `entries of ${want.place} on ${want.asset}`);
    const got: Record<string, unknown> = describeEntry(entries[0]!, subjects, nameOf);
    for (const [key, value] of Object.entries(want)) {
      if (key === 'asset' || key === 'symbol' || (key === 'since' && mode === 'quick')) continue;
      assert.deepEqual(got[key], value, `${key} of ${want.place} on ${want.asset}`);
    }
  }
  for (const { asset, symbol, place } of item.absent ?? []) {
    const places = (await find(asset, symbol))?.adoptions.map((entry) => entry.place) ?? [];
    assert.ok(!places.includes(place), `${place} on ${asset}`);
  }
  for (const { asset, ...reach } of item.reach ?? []) {
    assert.deepEqual((await find(asset, undefined))?.reach, reach, `reach of ${asset}`);
  }
  for (const { asset, share } of item.shares ?? []) {
    const found = await find(asset, undefined);
    const maker = found?.makers.find(({ person }) => nameOf(person) === item.by);
    assert.equal(maker?.share, share, `share of ${asset}`);
  }
  for (const { asset, symbol, commit, person } of item.born ?? []) {
    const found = await find(asset, symbol);
    assert.ok(found, `${asset} is an asset`);
    assert.deepEqual(
      [subjects.get(found.born.commit), nameOf(found.born.person)],
      [commit, person],
      `birth of ${asset} ${symbol ?? ''}`,
    );
  }
}

function addressOf(who: string): string {
  return /<(.*)>/.exec(people[who] ?? who)![1]!;
}

function describeEntry(
  entry: Adoption,
  subjects: ReadonlyMap<string, string>,
  nameOf: (id: string | null) => string | null,
) {
  return {
    ...entry,
    commit: subjects.get(entry.commit),
    since: entry.since && subjects.get(entry.since.commit),
    ended: entry.ended && subjects.get(entry.ended.commit),
    person: nameOf(entry.person),
    coAuthors: entry.coAuthors.map(nameOf),
  };
}

async function ask(
  analysis: Analysis,
  mode: Mode,
  asset: string,
  symbol: string | undefined,
  owner: number | null,
): Promise<readonly Asset[]> {
  const byPath = mode === 'by path' || symbol !== undefined;
  const query = {
    picks: byPath ? (path: string) => path === asset || path.startsWith(`${asset}/`) : null,
    symbol: symbol ?? null,
    allSymbols: false,
    owner,
    originatedOnly: true,
    exhaustive: mode === 'exhaustive',
  };
  return (await adoptionsOf(analysis, query, signal, progress)).assets;
}
