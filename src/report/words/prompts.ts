/** Questions about what git cannot show. */
import type {
  BuiltOnFacts,
  Facts,
  MigrationFacts,
  PavedRoadFacts,
  UpkeepFacts,
} from '../../core/insights/facts.ts';
import type { ArguedContribution, Prompt } from '../../core/summary/summary.ts';
import { count, longDay, monthOf } from './dates.ts';
import type { Speaker } from './speaker.ts';

export function promptOf(prompt: Prompt, speaker: Speaker): string {
  switch (prompt.kind) {
    case 'reverts': {
      const [first] = prompt.commits;
      const reverts = count(prompt.commits.length, 'revert', 'reverts');
      const months = new Set(prompt.commits.map(({ landed }) => monthOf(landed)));
      const when =
        months.size === 1
          ? `in ${monthOf(first?.landed ?? '')}`
          : `in the period, the first on ${longDay(first?.landed ?? '')}`;
      return `${reverts} ${when}: was there an incident to describe?`;
    }
    case 'incidents':
      return `${count(prompt.commits.length, 'commit mentions', 'commits mention')} an incident or hotfix: what happened, and what was different afterwards?`;
    case 'design':
      return `${count(prompt.commits.length, 'design document', 'design documents')} changed: which decision did it settle, and who relies on it?`;
    case 'ask-user':
      return `Ask ${speaker.person(prompt.person, prompt.teams)} whether “${speaker.tell(prompt.contribution.title)}” helped, and what they would have done without it.`;
    case 'migration':
    case 'removal':
    case 'hardening':
    case 'upgrade':
    case 'road':
      return about(prompt.kind, prompt.contribution, speaker);
    case 'most-work':
      return `Most of the work is told under “${speaker.tell(prompt.contribution.title)}”: who relies on it, inside or outside this repository, and what can they do now?`;
    case 'fixes':
      return `“${speaker.tell(prompt.contribution.title)}”: did one of them end something that people had run into again and again?`;
    case 'no-trace':
      return 'Design talks, mentoring, on-call, hiring and incidents leave no commits. What mattered of them is told where it was written down by hand.';
  }
}

function about(
  kind: 'migration' | 'removal' | 'hardening' | 'upgrade' | 'road',
  contribution: ArguedContribution,
  speaker: Speaker,
): string {
  const title = `“${speaker.tell(contribution.title)}”`;
  const migration = factsOf<MigrationFacts>(contribution, 'D5');
  const upkeep = factsOf<UpkeepFacts>(contribution, 'A4');
  const road = factsOf<PavedRoadFacts>(contribution, 'E6');
  switch (kind) {
    case 'migration':
      return migration?.outcome === 'replaced'
        ? aboutMigration(migration, speaker)
        : `${title} took the place of something: what is possible now that was not before?`;
    case 'removal':
      return `${aboutRemoval(migration, upkeep, title, speaker)}: what had keeping it meant, and for whom?`;
    case 'upgrade': {
      const [upgrade] = upkeep?.upgrades ?? [];
      if (!upgrade) return `${title}: what stood in the way of these upgrades?`;
      const where = upgrade.manifests > 1 ? ` in ${upgrade.manifests} files` : '';
      return `${speaker.tell(upgrade.name, 60)} from ${speaker.tell(upgrade.from, 30)} to ${speaker.tell(upgrade.to, 30)}${where}: what waited for it, and what broke on the way?`;
    }
    case 'hardening':
      return `${title} was hardened: what had gone wrong before, for whom, and has it come back?`;
    case 'road':
      return road ? aboutRoad(road, speaker) : `${title}: what do others no longer have to do?`;
  }
}

function aboutMigration(
  { left, moved, old }: Extract<MigrationFacts, { readonly outcome: 'replaced' }>,
  speaker: Speaker,
): string {
  const name = speaker.tell(old.name);
  return left === 0
    ? `All ${count(moved, 'place', 'places')} moved off ${name}: what is possible now that was not before?`
    : `${count(left, 'place', 'places')} still ${left === 1 ? 'uses' : 'use'} ${name}: who moves ${left === 1 ? 'it' : 'them'}, and what stands in the way?`;
}

function aboutRemoval(
  migration: MigrationFacts | undefined,
  upkeep: UpkeepFacts | undefined,
  title: string,
  speaker: Speaker,
): string {
  const removal = migration?.outcome === 'removed' ? migration : upkeep?.removal;
  if (!removal) return title;
  const where = removal.area === '' ? '' : ` in ${speaker.tell(removal.area)}`;
  return `${count(removal.files, 'file', 'files')}${where} ${removal.files === 1 ? 'is' : 'are'} gone`;
}

function aboutRoad(road: PavedRoadFacts, speaker: Speaker): string {
  if (road.road === 'built-on') return aboutBuiltOn(road, speaker);
  const [first] = road.workflows;
  const name = speaker.tell(first?.name ?? first?.path ?? '');
  return `${count(road.people, 'other person’s', 'other people’s')} changes ran past “${name}”: what did it show before it landed?`;
}

function aboutBuiltOn({ paths, now }: BuiltOnFacts, speaker: Speaker): string {
  return `${count(now.people, 'other person stands', 'other people stand')} on ${speaker.tell(paths[0] ?? '')}: what did they do before, and what do they no longer have to decide?`;
}

/** Facts of a summary that was read from a file may be those of another version. */
function factsOf<T extends Facts>(
  { arguments: all }: ArguedContribution,
  insight: T['insight'],
): T | undefined {
  return all.find(({ facts }) => facts.insight === insight)?.facts as T | undefined;
}
