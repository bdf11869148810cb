/** Ways to break what a summary makes of GitHub's records by one line each, and the tests that must notice. */
import type { Mutation } from './github.ts';

const insights = 'integration/github/insights.test.ts';
const pullRequests = 'integration/github/pullRequests.test.ts';
const summary = 'integration/github/summary.test.ts';
const titles = 'unit/contributions/pullRequestTitles.test.ts';
const releases = 'unit/pullRequests/releases.test.ts';

type Change = readonly [from: string, to: string, only?: string];

function at(file: string, test: string, ...changes: readonly Change[]): Mutation[] {
  return changes.map(([from, to, only]) => ({ file, from, to, test, ...(only ? { only } : {}) }));
}

export const hostedMutations: readonly Mutation[] = [
  ...at('src/core/insights/namedByOthers.ts', 'unit/insights/hostedInsights.test.ts', [
    "if (!hosting.isRead('references')) return doesNotApply('not-read');",
    '',
  ]),
  ...at('src/core/insights/guardrail.ts', 'unit/insights/hostedInsights.test.ts', [
    "if (!hosting.isRead('runs')) return doesNotApply('not-read');",
    '',
  ]),
  ...at(
    'src/core/insights/namedByOthers.ts',
    insights,
    ['builds.length < (known ? 1 : fewestAlone)', 'builds.length < 0', 'D2'],
    ["standing: known ? 'corroborated' : 'evidenced'", "standing: 'evidenced'", 'D2'],
    [' || !hosting.isOther(source.author)', '', 'D2'],
    ['Date.parse(at) < Date.parse(named.merged!) || ', '', 'D2'],
    ['if (source.isPrivate && !hosting.isHere(source)) {', 'if (source.number < 0) {', 'D2'],
    ['if (isCarriedOver(source, named)) continue;', '', 'D2'],
    [' || title.includes(named.title)', '', 'D2'],
    [
      'if (isAmending(source.title)) faults.add(key);\n      else builds',
      'if (source.number < 0) faults.add(key);\n      else builds',
      'D2',
    ],
    ['source.merged !== null && dayOf(source.merged)! < end', 'source.number > 0', 'D2'],
  ),
  ...at('src/core/insights/corroborated.ts', insights, [
    "standing: 'corroborated',",
    "standing: 'evidenced',",
    'D2',
  ]),
  ...at(
    'src/core/insights/reviewsThatChanged.ts',
    insights,
    ['if (thread.isOutdated || commits.length > 0)', 'if (true)', 'E4'],
    ['!history.committedByHost(commit) &&\n', '', 'E4'],
    ['past.paths(commit).includes(at)', 'true', 'E4'],
    ['commitsOf(number).some((commit) => firstCommits.has(commit))', 'true', 'E4'],
    ['item.byService && item.commits.length > 0', 'item.commits.length < 0', 'E4'],
  ),
  ...at(
    'src/core/insights/guardrail.ts',
    insights,
    ['if (stops.length < fewestStops)', 'if (stops.length < 1)', 'A1'],
    ['hosting.isOther(failed.actor) && ', '', 'A1'],
    [' && !failedAnyway(failed)', '', 'A1'],
    ['birth.approximate || !own.has(birth.commit)', 'birth.approximate', 'A1'],
  ),
  ...at('src/core/pullRequests/runs.ts', insights, [
    'if (run.commit !== failed.commit) stops',
    'stops',
    'A1',
  ]),
  ...at(
    'src/core/insights/fasterRuns.ts',
    insights,
    ['if (beyondTrend.high >= 1) return null;', '', 'A5'],
    ['if (runs.length < fewestRuns) return false;', '', 'A5'],
    ['Math.min(stretches[index + 1]?.first ?? Infinity, ', 'Math.min(Infinity, ', 'A5'],
  ),
  ...at(
    'src/core/pullRequests/hosting.ts',
    pullRequests,
    ['if (known) return known.number;', ''],
    ['origin.confidence >= certain', 'origin.confidence >= 0'],
    ['names.add(name.toLowerCase());', ';'],
    ['return signs.length >= fewestSigns && !signs.includes(true);', 'return false;'],
    ['return [...new Set(logins)].toSorted();', 'return [];'],
  ),
  ...at(
    'src/core/pullRequests/request.ts',
    pullRequests,
    ['if (!confirmed && login === null) return null;', ''],
    ['({ pullRequest, excluded }) => !pullRequest && !excluded', '() => false'],
  ),
  ...at('src/core/summarize.ts', pullRequests, [
    'await options.partial?.(concludeSummary(summary));\n    const facts = await reading.facts();',
    'const facts = await reading.facts();\n    await options.partial?.(concludeSummary(summary));',
    'before the service',
  ]),
  ...at(
    'src/core/pullRequests/releases.ts',
    releases,
    ['|| beside.has(commit)', ''],
    ['Number(a.release.isPrerelease) - Number(b.release.isPrerelease) ||', ''],
    ['a.position - b.position ||', ''],
    ['open.push(...history.parents(commit));', ''],
    ['position = Math.max(position, landed)', 'position = history.mainline.length'],
  ),
  ...at(
    'src/core/contributions/pullRequestTitles.ts',
    titles,
    ["titleFrom === 'document' || ", ''],
    [' || named.indexOf(details.number) !== named.lastIndexOf(details.number)', ''],
    ['&& daysBetween(landed, span.to) >= 0', ''],
    ['building.length * mostOfIt', '0'],
    ['!chore.test(title) &&', ''],
    ['!vague.test(title) &&', ''],
    ['title.length <= longest &&', ''],
    ['words.length >= fewestWords &&', ''],
    ["titleFrom === 'theme' : namedWell", 'false : namedWell'],
  ),
  ...at(
    'src/core/summary/coverage.ts',
    summary,
    [
      'complete: coverage.complete && gaps.length === 0,',
      'complete: coverage.complete,',
      'what to do',
    ],
    ['coverage.complete || isCutByService', 'coverage.complete', 'apart'],
  ),
  ...at(
    'src/terminal/github.ts',
    summary,
    ['if (token === null) {', 'if (token === undefined) {', 'what to do'],
    ['if (!options.github) {', 'if (options.github === null) {', 'without the option'],
  ),
  ...at('src/core/pullRequests/service.ts', summary, [
    'AbortSignal.any([signal, stopping.signal])',
    'stopping.signal',
    'interrupted',
  ]),
];
