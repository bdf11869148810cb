/** On which changes a GitHub Actions workflow says that it runs. */
import picomatch from 'picomatch';
import { parse } from 'yaml';

import { isRecord } from '../../languages/javascript/packages.ts';

export interface WorkflowSays {
  /** As it calls itself; null where it has no name. */
  readonly name: string | null;
  readonly jobs: number;
  /** Whether it runs on every pull request, whatever it changes. */
  readonly everywhere: boolean;
  /** Whether it runs on a pull request that changes these paths, whoever opens it. */
  runsOn(paths: readonly string[]): boolean;
}

/** More text or more patterns than this is not looked at. */
const mostText = 200_000;
const mostPatterns = 200;
/** What a pull request does when commits are added to it. */
const byCommits = new Set(['opened', 'synchronize', 'reopened']);

/** Never throws: null for text that is no workflow. */
export function readWorkflow(text: string): WorkflowSays | null {
  const parsed = parseYaml(text.slice(0, mostText));
  if (!isRecord(parsed)) return null;
  const { on, name, jobs } = parsed;
  const triggers = triggersOf(on);
  const filters = triggers.map(pathFilter);
  const all = isRecord(jobs) ? Object.values(jobs) : [];
  // Jobs with a condition may be for certain authors or labels only.
  const always = all.some((job) => isRecord(job) && job['if'] === undefined);
  return {
    name: typeof name === 'string' ? name : null,
    jobs: all.length,
    everywhere: always && triggers.some(isUnfiltered),
    runsOn: (paths) => always && filters.some((matches) => matches(paths)),
  };
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100, logLevel: 'silent' });
  } catch {
    return null;
  }
}

/** The triggers that pull requests fire by their commits, each with its filters. */
function triggersOf(on: unknown): readonly Readonly<Record<string, unknown>>[] {
  const events = isRecord(on)
    ? Object.entries(on)
    : [on].flat().map((event): [string, unknown] => [String(event), null]);
  return events.flatMap(([event, options]) => {
    const filters = isRecord(options) ? options : {};
    if (event !== 'pull_request' && event !== 'pull_request_target') return [];
    const types = listOf(filters['types']);
    return types.length === 0 || types.some((type) => byCommits.has(type)) ? [filters] : [];
  });
}

function isUnfiltered(filters: Readonly<Record<string, unknown>>): boolean {
  return listOf(filters['paths']).length === 0 && listOf(filters['paths-ignore']).length === 0;
}

function pathFilter(
  filters: Readonly<Record<string, unknown>>,
): (paths: readonly string[]) => boolean {
  const wanted = patterns(listOf(filters['paths']));
  const ignored = patterns(listOf(filters['paths-ignore']));
  return (paths) =>
    paths.some((path) => (wanted === null || wanted(path)) && !(ignored !== null && ignored(path)));
}

/** The last pattern that matches decides; one with `!` takes out. */
function patterns(list: readonly string[]): ((path: string) => boolean) | null {
  if (list.length === 0) return null;
  const rules = list.slice(0, mostPatterns).map((pattern) => ({
    isIn: !pattern.startsWith('!'),
    matches: picomatch(pattern.replace(/^!/, ''), { dot: true, nonegate: true, maxLength: 4096 }),
  }));
  return (path) => rules.findLast(({ matches }) => matches(path))?.isIn ?? false;
}

function listOf(value: unknown): readonly string[] {
  return [value].flat().filter((item): item is string => typeof item === 'string');
}
