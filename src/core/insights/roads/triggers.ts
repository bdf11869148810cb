/** On which changes a GitHub Actions workflow says that it runs. */
import picomatch from 'picomatch';
import { parse } from 'yaml';

import { isRecord } from '../../languages/javascript/packages.ts';

export interface WorkflowSays {
  /** As it calls itself; null where it has no name. */
  readonly name: string | null;
  readonly jobs: number;
  /** Whether it runs on every pull request, whatever that changes and wherever it goes. */
  readonly everywhere: boolean;
  /** Whether it runs on a pull request to this branch (null where its name is not known) that changes these paths. */
  runsOn(paths: readonly string[], branch: string | null): boolean;
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
  const filters = triggers.map((trigger) => [pathFilter(trigger), branchFilter(trigger)] as const);
  const all = isRecord(jobs) ? Object.values(jobs) : [];
  // Jobs with a condition may be for certain authors or labels only.
  const always = all.some((job) => isRecord(job) && job['if'] === undefined);
  return {
    name: typeof name === 'string' ? name : null,
    jobs: all.length,
    everywhere: always && triggers.some(isUnfiltered),
    runsOn: (paths, branch) =>
      always && filters.some(([changes, goesTo]) => changes(paths) && goesTo(branch)),
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

const filterNames = ['paths', 'paths-ignore', 'branches', 'branches-ignore'] as const;

function isUnfiltered(filters: Readonly<Record<string, unknown>>): boolean {
  return filterNames.every((name) => listOf(filters[name]).length === 0);
}

function branchFilter(
  filters: Readonly<Record<string, unknown>>,
): (branch: string | null) => boolean {
  const wanted = patterns(listOf(filters['branches']));
  const ignored = patterns(listOf(filters['branches-ignore']));
  if (wanted === null && ignored === null) return () => true;
  return (branch) =>
    branch !== null &&
    (wanted === null || wanted(branch)) &&
    !(ignored !== null && ignored(branch));
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
