/**
 * Asks of areas at random dates whether more people came (E5): nothing was done there on that day, so that every “yes” is
 * chance. `node --import tsx bench/spreadPlacebo.ts REPO` writes, as JSON, how often counting alone says so, and how
 * often what E5 asks does.
 */
import { analyze } from '../src/core/analyze.ts';
import { activityOf, within } from '../src/core/insights/areaActivity.ts';
import { fewestCommits, growthAround, sidesOf } from '../src/core/insights/areaGrowth.ts';
import { whyNot } from '../src/core/insights/knowledgeSpread.ts';
import { createPast, type Past } from '../src/core/insights/past.ts';
import { seededRandom } from '../src/core/statistics/random.ts';
import { openRepository } from '../src/git/repository.ts';
import { tool } from './question.ts';

const datesPerPerson = 4;
const leastChanges = 40;
/** Whoever made less of an area’s commits is not asked about it. */
const leastShare = 0.2;
const { signal } = new AbortController();
const git = await openRepository(process.argv[2]!, { signal });
try {
  const analysis = await analyze(git, { tool, signal, progress: { report() {} } });
  const past = createPast(analysis, -1, signal);
  const counts = { asked: 0, counting: 0, guarded: 0 };
  const random = seededRandom('knowledge spread');
  for (const area of areasOf(past)) ask(area, past, random, counts);
  process.stdout.write(`${JSON.stringify({ repository: git.repository.name, ...counts })}\n`);
} finally {
  await git.close();
}

/** Folders in which enough was changed. */
function areasOf(past: Past): readonly string[] {
  const changes = new Map<string, number>();
  for (const { paths } of past.codeChanges()) {
    const folders = new Set(paths.flatMap((path) => foldersOf(past.history.path(path))));
    for (const folder of folders) changes.set(folder, (changes.get(folder) ?? 0) + 1);
  }
  return [...changes].filter(([, count]) => count >= leastChanges).map(([folder]) => folder);
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function ask(
  area: string,
  past: Past,
  random: () => number,
  counts: { asked: number; counting: number; guarded: number },
): void {
  const activity = activityOf(area, past);
  const first = activity.inArea[0]?.day ?? 0;
  const last = past.day(past.history.head);
  for (const person of new Set(activity.inArea.map((commit) => commit.person))) {
    for (let date = 0; date < datesPerPerson; date++) {
      const day = Math.floor(first + random() * (last - first));
      const sides = sidesOf({ from: day, to: day, files: [] }, activity, past);
      if (sides === null) continue;
      const before = within(activity.inArea, sides.before);
      const own = before.filter((commit) => commit.person === person).length;
      if (before.length < fewestCommits || own < before.length * leastShare) continue;
      const growth = growthAround(activity, sides, person);
      const reason = whyNot(growth);
      if (reason === 'too-few-changes') continue;
      counts.asked++;
      if (growth.after.others > growth.before.others) counts.counting++;
      if (reason === null) counts.guarded++;
    }
  }
}
