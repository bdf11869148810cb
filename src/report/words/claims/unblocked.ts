/** E3 in words. */
import type { UnblockedFacts } from '../../../core/insights/facts.ts';
import { count, grouped, list } from '../dates.ts';
import type { Telling } from './claim.ts';

const mostNamed = 3;

export function claimUnblocked(facts: UnblockedFacts, { speaker, phrase }: Telling): string {
  const { area, before, teams, taken, inPeriod } = facts;
  const of = teams.length > 0 ? ` (of ${list(teams.map(speaker.teamName))})` : '';
  const added = `In ${speaker.tell(area)}${of}, ${speaker.subject} added ${addedOf(facts, speaker.tell)}`;
  const users = `${count(taken.people, 'person', 'people')} who had worked there before`;
  const used = `after that, ${users} made ${count(taken.places, 'place', 'places')} there depend on it${whenOf(inPeriod.places, taken.places, phrase)}`;
  const own = before.commits - before.ofOthers;
  const mine = speaker.possessive === 'my' ? 'mine' : speaker.possessive;
  const whose = `Before that, ${own === 0 ? 'none' : grouped(own)} of the ${grouped(before.commits)} commits that people made there ${own <= 1 ? 'was' : 'were'} ${mine}`;
  return `${added}; ${used}. ${whose}.`;
}

function addedOf({ files, names }: UnblockedFacts, tell: (text: string) => string): string {
  const named = names.slice(0, mostNamed).map((name) => tell(name));
  const more = names.length - named.length;
  if (more > 0) named.push(`${grouped(more)} more`);
  const parts = [
    ...(files.length > 0 ? [count(files.length, 'file', 'files')] : []),
    ...(names.length > 0
      ? [`${count(names.length, 'public name', 'public names')} (${list(named)})`]
      : []),
  ];
  return list(parts);
}

function whenOf(inPeriod: number, all: number, phrase: string): string {
  const period = phrase.charAt(0).toLowerCase() + phrase.slice(1);
  if (inPeriod === 0) return '';
  return inPeriod === all ? `, all ${period}` : `, ${grouped(inPeriod)} of them ${period}`;
}
