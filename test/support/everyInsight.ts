/** A summary with an argument of every insight that no use alone makes, each with a recorded fact behind it. */
import type { Count, Facts } from '../../src/core/insights/facts.ts';
import type { Argument, Evidence } from '../../src/core/insights/insight.ts';
import { concludeSummary } from '../../src/core/summary/concludeSummary.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { makeSummary } from './summaries.ts';

const day = '2026-02-03T10:00:00+00:00';
const deed = { commit: 'ab'.repeat(20), authored: day, landed: day, person: 'p1' };
const use: Count = { people: 3, ofOtherTeams: 2, teams: ['Search'], places: 5 };
const sides = <T>(before: T, after: T) => ({ before, after });
const span = (from: string, to: string) => ({ from, to });
const work = {
  work: {
    kinds: ['tests' as const],
    ...span('2025-03-01', '2025-03-08'),
    commits: 2,
    testsAdded: 1,
  },
  files: 6,
  folders: ['src/net'],
  inFolders: 6,
  before: span('2024-03-01', '2025-03-01'),
  after: span('2025-03-08', '2026-03-08'),
  interval: { ratio: 0.2, low: 0.1, high: 0.6 },
  placebos: 200,
  asLow: 1,
  widened: 1,
  quarters: [],
};

/** Facts of every insight but those about use alone, which the summary itself has. */
const pastFacts: readonly Facts[] = [
  {
    insight: 'D2',
    created: use,
    inPeriod: { ...use, places: 2 },
    packages: ['packages/push'],
    references: { commits: 2, people: 1, inPeriod: 1 },
    documents: ['docs/adr/7.md'],
    citations: { commits: 3, people: 2, inPeriod: 3 },
  },
  {
    insight: 'D3',
    ...span('2025-01-01', '2025-02-01'),
    came: 400,
    stand: 300,
    counted: 3,
    files: 4,
    cohort: {
      files: 90,
      lines: 9000,
      all: { share: 0.5, margin: 0.1 },
      living: { share: 0.6, margin: 0.1 },
    },
    names: { came: 8, stand: 7 },
    use,
  },
  {
    insight: 'D4',
    ...work,
    clear: true,
    changes: sides(40, 44),
    filesPerChange: sides(4.5, 2.1),
    areasPerChange: sides(2.1, 1.2),
    changesElsewhere: sides(400, 410),
    filesElsewhere: sides(3.1, 3),
  },
  {
    insight: 'D5',
    outcome: 'replaced',
    old: { name: 'lodash', outside: true, names: [] },
    replacement: 'src/util',
    taken: 9,
    moved: 9,
    inPeriod: 4,
    bySubject: 5,
    others: 2,
    first: day,
    last: day,
    left: 1,
    movedBack: 0,
    begunSince: 0,
    removed: null,
  },
  {
    insight: 'E2',
    now: use,
    inPeriod: use,
    first: {
      ...deed,
      teams: [],
      lastChange: day,
      sinceChange: 90,
      sinceBegun: null,
      repository: 0,
    },
    repositories: [{ repository: 0, uses: use, created: 1, since: day }],
  },
  {
    insight: 'E3',
    area: 'services/search',
    teams: ['Search'],
    before: { commits: 34, ofOthers: 30, people: 5 },
    files: ['services/search/a.ts'],
    names: ['boost'],
    taken: { people: 3, places: 5 },
    inPeriod: { people: 1, places: 2 },
  },
  {
    insight: 'E5',
    area: 'services/search',
    ...span('2025-01-01', '2025-02-01'),
    documents: 2,
    tests: 1,
    restructured: 0,
    months: 12,
    before: { others: 1, commits: 30, share: 0.8 },
    after: { others: 4, commits: 40, share: 0.4 },
    newcomers: 3,
    newcomersInPeriod: 1,
  },
  {
    insight: 'E6',
    road: 'built-on',
    kinds: ['ci'],
    paths: ['ci/run.ts'],
    byTests: false,
    now: use,
    inPeriod: { ...use, places: 2 },
  },
  {
    insight: 'A2',
    ...work,
    interval: { ratio: 0.3, low: 0.1, high: 0.7 },
    clear: false,
    fixes: sides(26, 2),
    reverts: sides(1, 0),
    changes: sides(52, 52),
    fixesElsewhere: sides(286, 286),
  },
  {
    insight: 'A4',
    kinds: [
      { kind: 'security', months: 1 },
      { kind: 'dependencies', months: 3 },
    ],
    months: 4,
    withOthers: 1,
    of: 6,
    upgrades: [{ name: 'node', from: '18', to: '20', manifests: 2 }],
    moreUpgrades: 1,
    carried: 3,
    removal: null,
  },
  {
    insight: 'E4',
    threads: [{ path: 'src/net/retry.ts', pullRequest: 12 }],
    firsts: [15],
  },
  {
    insight: 'A1',
    workflow: '.github/workflows/schema.yml',
    since: day,
    stops: 3,
    people: 2,
    inPeriod: 3,
    ...span('2025-06-01', '2026-06-30'),
  },
  {
    insight: 'A5',
    workflow: '.github/workflows/build.yml',
    event: 'push',
    commits: 2,
    before: { ...span('2025-01-01', '2025-06-30'), runs: 80, failed: 9, medianSeconds: 600 },
    after: { ...span('2025-07-01', '2025-12-31'), runs: 90, failed: 1, medianSeconds: 240 },
    faster: { ratio: 0.4, low: 0.3, high: 0.5 },
    steadier: null,
  },
];

const lenses = { D: 'delayed', E: 'enables', A: 'absence' } as const;

/** The facts as an argument that one commit shows. */
function argumentOf(facts: Facts): Argument {
  const evidence: Evidence = {
    kind: 'commit',
    id: deed.commit,
    repository: 0,
    authored: day,
    landed: day,
    person: 'p1',
    teams: [],
    pullRequest: 7,
    asset: null,
    place: null,
    line: null,
    text: 'What was done (#7)',
  };
  return {
    lens: lenses[facts.insight[0] as keyof typeof lenses],
    facts,
    standing: 'evidenced',
    inPeriod: true,
    evidence: [evidence],
    counterEvidence: [],
    notVisible: ['chosen-or-told'],
  };
}

/** One contribution with an argument of every insight. */
export function everyInsight(): Summary {
  const summary = makeSummary({ contributions: 1, uses: 9 });
  const [first, ...others] = summary.contributions;
  const own = new Set(first!.arguments.map(({ facts }) => facts.insight));
  const added = pastFacts.filter(({ insight }) => !own.has(insight)).map(argumentOf);
  return concludeSummary({
    ...summary,
    contributions: [{ ...first!, arguments: [...first!.arguments, ...added] }, ...others],
  });
}
