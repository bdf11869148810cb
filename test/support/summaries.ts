/** Summaries made by the real pipeline from a few made-up facts. */
import type { Adoption, Person } from '../../src/core/model.ts';
import { buildSummary } from '../../src/core/summary/buildSummary.ts';
import { concludeSummary } from '../../src/core/summary/concludeSummary.ts';
import type { SubjectCommit, SummaryAsset } from '../../src/core/summary/input.ts';
import type { Summary } from '../../src/core/summary/summary.ts';

export interface SummaryShape {
  readonly contributions?: number;
  /** Uses by others of each contribution. */
  readonly uses?: number;
  /** Put into every name, subject line, path and document. */
  readonly text?: string;
  readonly name?: string;
  readonly webUrl?: string | null;
  /** The year in which it was made. */
  readonly made?: number;
}

const teams = ['Checkout', 'Mobile', 'Search'] as const;

/** A person's work of 2025, used by others until the middle of 2026, for the review of 2026-H1. */
export function makeSummary(shape: SummaryShape = {}): Summary {
  const {
    contributions = 3,
    uses = 4,
    text = '',
    name = 'shop',
    webUrl = null,
    made = 2025,
  } = shape;
  const people = [
    person('p0', `Ada Byron${text}`),
    ...[1, 2, 3].map((index) => person(`p${index}`, `Colleague Number${index}${text}`)),
  ];
  const assets: SummaryAsset[] = [];
  const commits: SubjectCommit[] = [];
  for (let index = 0; index < contributions; index++) {
    const path = `packages/part${index}${text}`;
    for (const part of ['first', 'second']) {
      assets.push({
        id: `module:${path}/${part}.ts`,
        repository: 0,
        kind: 'module',
        path: `${path}/${part}.ts`,
        symbol: null,
        formerPaths: [],
        born: { ...moment(`${index}${part}`, day(made, 2 + index)), person: 'p0' },
        makers: [{ person: 'p0', role: 'originated', share: 1 }],
        teams: ['Platform'],
        adoptions: part === 'first' ? adoptions(index, uses, text) : [],
        reach: { people: 3, teams: 3, places: uses, transitive: uses * 3 },
      });
      commits.push({
        repository: 0,
        ...moment(`${index}${part}`, day(made, 2 + index)),
        subject: `Make the ${part} part of ${index}${text} (#${index + 1})`,
        paths: [{ path: `${path}/${part}.ts`, change: 'added' }],
        files: 1,
        pullRequest: index + 1,
        viaAgent: null,
        excluded: null,
        revertedBy: null,
      });
    }
  }
  commits.push({
    repository: 0,
    ...moment('both', day(made, 3)),
    subject: `Both parts${text}`,
    paths: ['first', 'second'].map((part) => ({
      path: `packages/part0${text}/${part}.ts`,
      change: 'modified',
    })),
    files: 2,
    pullRequest: null,
    viaAgent: null,
    excluded: null,
    revertedBy: null,
  });
  commits.push({
    repository: 0,
    ...moment('revert', day(2026, 100)),
    subject: `Revert "Deploy${text}"`,
    paths: [{ path: `deploy${text}.yml`, change: 'modified' }],
    files: 1,
    pullRequest: null,
    viaAgent: null,
    excluded: null,
    revertedBy: null,
  });
  return buildSummary({
    tool: { name: 'groundwork', version: '1.0.0' },
    repository: {
      name: `${name}${text}`,
      head: id('head'),
      headDate: '2026-06-30T12:00:00+00:00',
      ref: 'main',
      webUrl,
    },
    coverage: {
      complete: true,
      from: '2024-01-01T00:00:00+00:00',
      to: '2026-06-30T00:00:00+00:00',
      gaps: [],
    },
    teams: {
      source: 'codeowners',
      ignored: [],
      list: ['Platform', ...teams.map((team) => `${team}${text}`)],
    },
    subject: people[0]!,
    confirmed: true,
    people,
    period: { label: '2026-H1', from: '2026-01-01', to: '2026-07-01' },
    assets,
    commits,
    unmerged: [],
    documents: new Map(
      assets.map((asset) => [
        asset.path,
        { title: null, sentence: `What ${asset.path} is for${text}` },
      ]),
    ),
    ledger: [{ what: 'path', count: 2, reason: 'generated', examples: [`gen/a${text}.ts`] }],
    settings: { people: 'roles', voice: 'first', exhaustive: false },
  });
}

function adoptions(index: number, uses: number, text: string): Adoption[] {
  return Array.from({ length: uses }, (_, at) => ({
    place: `services/place${at}/use${index}${text}.ts`,
    line: 3,
    placeKind: 'code',
    ...moment(`${index}use${at}`, day(2026, (at * 37 + index) % 180)),
    person: `p${(at % 3) + 1}`,
    since: null,
    coAuthors: [],
    teams: [`${teams[at % 3]!}${text}`],
    pullRequest: 1000 + at,
    via: 'import',
    through: [],
    own: false,
    bulk: false,
    copied: false,
    approximate: false,
    ended: null,
  }));
}

function person(id: string, name: string): Person {
  return { id, name, kind: 'human', identities: [{ name, email: `${id}@shop.example.org` }] };
}

function moment(seed: string, date: string) {
  return { commit: id(seed), authored: date, landed: date };
}

function id(seed: string): string {
  const hex = Buffer.from(seed).toString('hex');
  return hex.repeat(40).slice(0, 40);
}

function day(year: number, number: number): string {
  return `${new Date(Date.UTC(year, 0, 1 + number)).toISOString().slice(0, 10)}T10:00:00+00:00`;
}

/** The same contributions many times over, each with an id of its own. */
export function multiplySummary(summary: Summary, times: number): Summary {
  const contributions = Array.from({ length: times }, (_, index) =>
    summary.contributions.map((contribution) => ({
      ...contribution,
      id: `${contribution.id}${index}`,
      title: `${contribution.title} ${index}`,
    })),
  ).flat();
  return concludeSummary({ ...summary, contributions });
}
