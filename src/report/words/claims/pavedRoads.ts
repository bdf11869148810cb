/** E6 in words. */
import type { BuiltOnFacts, PavedRoadFacts, RunOnFacts } from '../../../core/insights/facts.ts';
import { count, grouped, list, longDay } from '../dates.ts';
import { who, type Telling } from './claim.ts';

const kinds: Record<BuiltOnFacts['kinds'][number], string> = {
  ci: 'CI',
  deployment: 'deployment',
  observability: 'observability',
  generation: 'code generation',
  tests: 'test infrastructure',
  environment: 'the developer environment',
  lint: 'lint and format rules',
  compiler: 'compiler settings',
  build: 'the build',
};

/** More paths than this are counted. */
const mostPaths = 3;

export function claimPavedRoads(facts: PavedRoadFacts, telling: Telling): string {
  return facts.road === 'built-on' ? builtOn(facts, telling) : runOn(facts, telling);
}

function builtOn(
  { kinds: found, paths, byTests, now, inPeriod }: BuiltOnFacts,
  { speaker, phrase }: Telling,
): string {
  const places = byTests
    ? count(now.places, 'test file', 'test files')
    : count(now.places, 'place', 'places');
  const told = paths.slice(0, mostPaths).map((path) => speaker.tell(path));
  if (paths.length > mostPaths) told.push(`${grouped(paths.length - mostPaths)} more`);
  const verb = now.places === 1 ? 'stands' : 'stand';
  const all = `A part of ${list(found.map((kind) => kinds[kind]))}: ${places} of ${who(now, speaker)} ${verb} on ${list(told)} today.`;
  if (inPeriod.places === 0) return `${all} None of these began in the period.`;
  return `${all} ${phrase}, ${grouped(inPeriod.places)} of these began.`;
}

function runOn(
  { workflows, changes, people, ofChanges }: RunOnFacts,
  { speaker, phrase }: Telling,
): string {
  const each = workflows.map(({ path, name, since, jobs, changes: own, first }) => {
    const called =
      name === null ? speaker.tell(path) : `“${speaker.tell(name, 60)}” (${speaker.tell(path)})`;
    const work = jobs > 1 ? `, ${count(jobs, 'job', 'jobs')}` : '';
    const before = first ? ', before which no workflow was here' : '';
    const part = workflows.length > 1 ? `: ${grouped(own)}` : '';
    return `${called}${work}, since ${longDay(since)}${before}${part}`;
  });
  const which =
    workflows.length === 1 ? 'this workflow' : `these ${grouped(workflows.length)} workflows`;
  return `${phrase}, ${grouped(changes)} of ${count(ofChanges, 'change', 'changes')} that other people landed, from ${count(people, 'person', 'people')}, match the triggers of ${which}: ${list(each)}.`;
}
