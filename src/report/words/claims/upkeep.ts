/** A4 in words. */
import type { UpkeepFacts } from '../../../core/insights/facts.ts';
import { count, grouped, list, longDay } from '../dates.ts';
import type { Speaker } from '../speaker.ts';
import type { Telling } from './claim.ts';

const kinds: Record<UpkeepFacts['kinds'][number]['kind'], string> = {
  security: 'security fixes',
  dependencies: 'upgrades of dependencies',
  deprecation: 'taking out or replacing what was deprecated',
  revert: 'reverts of what others or bots had landed in the two weeks before',
  flaky: 'work on tests that failed at times',
  ci: 'repairs of build, CI and workflows',
};

export function claimUpkeep(facts: UpkeepFacts, { speaker }: Telling): string {
  return [
    ...monthsOf(facts),
    ...upgradesOf(facts, speaker),
    ...carriedOf(facts, speaker),
    ...removalOf(facts, speaker),
  ].join(' ');
}

function monthsOf({ kinds: found, months, of }: UpkeepFacts): readonly string[] {
  if (months === 0) return [];
  const all = found.map(({ kind, months: each }) =>
    found.length === 1 ? kinds[kind] : `${kinds[kind]} in ${grouped(each)}`,
  );
  const least = months < of ? 'at least ' : '';
  return [`Upkeep in ${least}${grouped(months)} of ${count(of, 'month', 'months')}: ${list(all)}.`];
}

function upgradesOf({ upgrades, moreUpgrades }: UpkeepFacts, speaker: Speaker): readonly string[] {
  if (upgrades.length === 0) return [];
  const told = upgrades.map(
    ({ name, from, to, withOthers, manifests }) =>
      `${speaker.tell(name, 120)} from ${speaker.tell(from, 30)} to ${speaker.tell(to, 30)}${manifests > 1 ? ` in at least ${grouped(manifests)} files` : ''}${withOthers === true ? ' (in part by others)' : ''}`,
  );
  if (moreUpgrades > 0) told.push(`${grouped(moreUpgrades)} more`);
  return [`Versions raised: ${list(told)}.`];
}

function carriedOf({ carried }: UpkeepFacts, { subject }: Speaker): readonly string[] {
  if (carried === 0) return [];
  return [
    `${subject} was co-author of, or made a commit in the same merge as, ${count(carried, 'upgrade', 'upgrades')} that a bot proposed.`,
  ];
}

function removalOf({ removal }: UpkeepFacts, speaker: Speaker): readonly string[] {
  if (removal === null) return [];
  const lines = removal.lines === null ? '' : ` with ${count(removal.lines, 'line', 'lines')}`;
  const where = removal.area === '' ? 'in several folders' : `in ${speaker.tell(removal.area)}`;
  const gone = `${count(removal.files, 'file', 'files')}${lines} ${where} ${removal.files === 1 ? 'is' : 'are'} gone, the oldest there since ${longDay(removal.since)}`;
  return [
    removal.elsewhere === 0
      ? `${gone}.`
      : `${gone}; the same commits deleted ${count(removal.elsewhere, 'file', 'files')} elsewhere too.`,
  ];
}
