/** E6 in words. */
import type { BuiltOnFacts, PavedRoadFacts, RunOnFacts } from '../../../core/insights/facts.ts';
import { count, grouped, list, longDay } from '../dates.ts';
import type { Speaker } from '../speaker.ts';
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
  const all = `A part of ${list(found.map((kind) => kinds[kind]))}: ${places} of ${who(now, speaker)} ${verb} on ${paths.length > 1 ? 'one or more of ' : ''}${list(told)} today.`;
  if (inPeriod.places === 0) return `${all} None of these began in the period.`;
  return `${all} ${phrase}, ${grouped(inPeriod.places)} of these began.`;
}

function runOn(
  { workflows, changes, people, ofChanges }: RunOnFacts,
  { speaker, phrase }: Telling,
): string {
  const several = workflows.length > 1;
  const namesakes = (name: string | null): number =>
    workflows.filter((workflow) => workflow.name === name).length;
  const each = workflows.map(({ path, name, since, jobs, changes: own, first, systems }) => {
    const called = nameOf(path, name, speaker, namesakes(name) > 1);
    const work = jobs > 1 ? `, ${count(jobs, 'job', 'jobs')} today` : '';
    const part = several ? `: ${grouped(own)}` : '';
    return `${called}${work}, since ${longDay(since)}${beforeIt(first, systems, speaker)}${part}`;
  });
  const which = several
    ? `one or more of these ${grouped(workflows.length)} workflows`
    : 'this workflow';
  const there = several ? 'any of them was there' : 'it was there';
  const landed = `of other people that landed while ${there}, from ${grouped(people)} of them, match the triggers that ${which} had then`;
  const asAny = workflows.some(({ everywhere }) => everywhere)
    ? ', as every pull request does'
    : '';
  const share =
    changes === ofChanges
      ? `all ${count(changes, 'pull request', 'pull requests')} ${landed}${asAny}`
      : `${grouped(changes)} of ${count(ofChanges, 'pull request', 'pull requests')} ${landed}`;
  return `${phrase}, ${share}: ${each.join('; ')}.`;
}

/** By its name; where that tells it from no other one, by its file first. */
function nameOf(path: string, name: string | null, speaker: Speaker, isShared: boolean): string {
  const file = speaker.tell(path);
  if (name === null) return file;
  const quoted = `“${speaker.tell(name, 60)}”`;
  return isShared ? `${file} (${quoted})` : `${quoted} (${file})`;
}

/** What ran checks here when a workflow came. */
function beforeIt(
  first: boolean,
  systems: RunOnFacts['workflows'][number]['systems'],
  speaker: Speaker,
): string {
  if (first) return ', as the first workflow here';
  const named = (replaced: boolean): readonly string[] =>
    systems
      .filter((system) => system.replaced === replaced)
      .map(({ name, path, until }) => {
        const gone = until === null ? '' : `, gone since ${longDay(until)}`;
        return `${name} (${speaker.tell(path)}${gone})`;
      });
  const [replaced, kept] = [named(true), named(false)];
  return [
    replaced.length > 0 ? `, in place of ${list(replaced)}` : '',
    kept.length > 0 ? `, beside ${list(kept)}` : '',
  ].join('');
}
