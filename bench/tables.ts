/** Measurements as Markdown. */
import type { AgreementMeasured } from './agreement.ts';
import type { Baseline } from './baseline.ts';
import type { Stage } from './clock.ts';
import type { Waited } from './host.ts';
import type { InsightsMeasured } from './insights.ts';
import type { PlaceboMeasured } from './placebo.ts';
import type { StagesMeasured } from './stages.ts';

const mostShown = 20;
const insightStage = 'Looking into the history';

/** One row per stage; processor time and wall time as multiples of the baseline's. */
export function stagesTable(name: string, measured: StagesMeasured, baseline: Baseline): string {
  const times = (value: number | null, of: number | null): string =>
    value === null || !of ? 'unknown' : `${(value / of).toFixed(2)} ×`;
  const { stages } = measured;
  const sum = (pick: (stage: (typeof stages)[number]) => number | null): number | null =>
    stages.reduce<number | null>((total, stage) => {
      const value = pick(stage);
      return total === null || value === null ? null : total + value;
    }, 0);
  const memory = Math.max(...stages.map((stage) => stage.memory));
  const row = (
    label: string,
    wall: number | null,
    cpu: number | null,
    git: number | null,
    mib: number,
  ) => [
    label,
    times(wall, baseline.wall),
    times(cpu, baseline.cpu),
    git === null ? 'git CPU unknown' : times(git, baseline.cpu),
    `${times(mib, baseline.memory)} (${Math.round(mib)} MiB)`,
  ];
  const git = `${seconds(baseline.wall)} wall, ${seconds(baseline.cpu)} CPU, ${baseline.memory === null ? 'unknown' : `${Math.round(baseline.memory)} MiB`}`;
  return [
    `## ${name}`,
    `${measured.adoptions} adoptions at ${measured.head.slice(0, 10)}; 1 × is \`git log --raw\` over the same history: ${git}.`,
    table(
      ['Stage', 'Wall', 'CPU, own', 'CPU, git', 'Peak memory, own'],
      [
        ...stages.map((stage) =>
          row(stage.name, stage.wall, stage.cpu, stage.gitCpu, stage.memory),
        ),
        row(
          '**All**',
          sum((stage) => stage.wall),
          sum((stage) => stage.cpu),
          sum((stage) => stage.gitCpu),
          memory,
        ),
      ],
    ),
  ].join('\n\n');
}

/** One row per insight; processor time, ours and git's, as multiples of the baseline's. */
export function insightsTable(
  name: string,
  { head, commits, contributions, arguments: count, stages }: InsightsMeasured,
  baseline: Baseline,
): string {
  const used = ({ cpu, gitCpu }: Stage): number => cpu + (gitCpu ?? 0);
  const times = (value: number): string =>
    baseline.cpu ? `${(value / baseline.cpu).toFixed(2)} ×` : seconds(value);
  const ofInsights = stages.filter((stage) => stage.name.startsWith(insightStage));
  const others = stages.filter((stage) => !ofInsights.includes(stage));
  const sum = (all: readonly Stage[]): number =>
    all.reduce((total, stage) => total + used(stage), 0);
  return [
    `## ${name}`,
    `Whoever made most commits (${commits} by one address) at ${head.slice(0, 10)}: ${contributions} contributions, ${count} arguments; 1 × is the CPU of \`git log --raw\` over the same history: ${seconds(baseline.cpu)}.`,
    table(
      ['Insight', 'CPU with git'],
      [
        ...ofInsights.map((stage) => [
          stage.name.slice(insightStage.length + 2),
          times(used(stage)),
        ]),
        ['**All insights**', times(sum(ofInsights))],
        ['The engine before them', times(sum(others))],
      ],
    ),
  ].join('\n\n');
}

/** One row per reading of the same repository with the same index. */
export function indexTable(
  name: string,
  runs: readonly { readonly name: string; readonly measured: StagesMeasured }[],
): string {
  const rows = runs.map(({ name: label, measured }) => {
    const sum = (pick: (stage: (typeof measured.stages)[number]) => number): number =>
      measured.stages.reduce((total, stage) => total + pick(stage), 0);
    return [
      label,
      String(measured.adoptions),
      seconds(sum((stage) => stage.wall)),
      seconds(sum((stage) => stage.cpu + (stage.gitCpu ?? 0))),
      `${Math.round(Math.max(...measured.stages.map((stage) => stage.memory)))} MiB`,
    ];
  });
  return [
    `## ${name}`,
    table(['Reading', 'Adoptions', 'Wall', 'CPU with git', 'Peak memory, own'], rows),
  ].join('\n\n');
}

/** Seconds that a person waits in the editor. */
export function hostTable(name: string, waited: readonly Waited[]): string {
  const rows = waited.map(({ name: run, first, whole }) => [run, seconds(first), seconds(whole)]);
  return [`## ${name}`, table(['In the editor', 'First content', 'Whole'], rows)].join('\n\n');
}

/** Shares of the sets that have enough events; a verdict also needs enough sets that are alike. */
export function placeboTable(name: string, measured: readonly PlaceboMeasured[]): string {
  const rows = measured.map(({ question, date, files, tested, judged, improved, counted }) => {
    const share = (number: number): string =>
      tested === 0 ? '' : `${((number / tested) * 100).toFixed(1)} %`;
    return [
      question,
      date,
      files,
      String(tested),
      String(judged),
      share(improved.naive),
      share(improved.rest),
      `${share(improved.guarded)} (${improved.guarded})`,
      share(counted),
    ];
  });
  const titles = [
    '“Improved”',
    'Date',
    'Set',
    'Tested',
    'Judged',
    'Ratio alone',
    'Beside the rest',
    'As told',
    'Plain counts',
  ];
  return [`## ${name}`, table(titles, rows)].join('\n\n');
}

/** How many edges quick and exhaustive dating agree on, and the ones where they differ by reason. */
export function agreementTable(name: string, measured: AgreementMeasured): string {
  const { edges, equal, differing } = measured;
  const share = edges === 0 ? 'no edges' : `${((100 * equal) / edges).toFixed(2)} %`;
  const counts = new Map<string, number>();
  for (const { why } of differing) counts.set(why, (counts.get(why) ?? 0) + 1);
  const reasons = [...counts].map(([why, count]) => `${count} ${why}`).join(', ');
  // What a dropped and re-added import does not explain comes first.
  const shown = differing
    .toSorted((a, b) => Number(a.why === 're-added import') - Number(b.why === 're-added import'))
    .slice(0, mostShown);
  const parts = [
    `## ${name}`,
    `${equal} of ${edges} edges equal (${share})${reasons && `; differing: ${reasons}`}.`,
  ];
  if (shown.length > 0) {
    const commit = (id: string | null): string => id?.slice(0, 10) ?? '—';
    parts.push(
      table(
        ['Why', 'Asset', 'Place', 'Quick', 'Exhaustive'],
        shown.map((edge) => [
          edge.why,
          edge.asset,
          edge.place,
          commit(edge.quick),
          commit(edge.exhaustive),
        ]),
      ),
    );
  }
  return parts.join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function seconds(value: number | null): string {
  return value === null ? 'unknown' : `${value.toFixed(2)} s`;
}
