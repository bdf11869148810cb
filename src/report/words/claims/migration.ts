/** D5 in words. */
import type {
  MigrationFacts,
  MigrationMoves,
  RemovedFacts,
  ReplacedFacts,
} from '../../../core/insights/facts.ts';
import { count, grouped, list, longDay } from '../dates.ts';
import type { Speaker } from '../speaker.ts';
import type { Telling } from './claim.ts';

/** More names than this are counted. */
const mostNames = 3;

export function claimMigration(facts: MigrationFacts, telling: Telling): string {
  return facts.outcome === 'replaced' ? replaced(facts, telling) : removed(facts, telling);
}

function replaced(facts: ReplacedFacts, { speaker, phrase }: Telling): string {
  const old = oldWay(facts, speaker);
  const moved = `${count(facts.moved, 'place', 'places')} dropped ${old} in the commit in which they began to use ${speaker.tell(facts.replacement)}, ${span(facts)}.`;
  return [
    moved,
    carried(facts, speaker),
    rest(facts, old),
    ...inPeriod(facts, phrase),
    ...deletion(facts, speaker),
  ].join(' ');
}

function oldWay({ old: { name, names } }: ReplacedFacts, speaker: Speaker): string {
  const path = speaker.tell(name);
  if (names.length === 0) return path;
  const told = names
    .slice(0, mostNames)
    .map((each) => speaker.tell(each.replace(/^default:/, ''), 60));
  if (names.length > mostNames) told.push(`${grouped(names.length - mostNames)} more`);
  return `${list(told)} of ${path}`;
}

function removed(facts: RemovedFacts, { speaker, phrase }: Telling): string {
  const lines = facts.lines === null ? '' : ` with ${count(facts.lines, 'line', 'lines')}`;
  const where = facts.area === '' ? 'in several folders' : `in ${speaker.tell(facts.area)}`;
  return [
    `${count(facts.files, 'file', 'files')}${lines} ${where}, the oldest there since ${longDay(facts.since)}, ${facts.files === 1 ? 'is' : 'are'} gone since ${longDay(facts.removed.landed)}.`,
    `Before that, at least ${count(facts.moved, 'place', 'places')} stopped to depend on them, ${span(facts)}.`,
    carried(facts, speaker),
    ...inPeriod(facts, phrase),
  ].join(' ');
}

function span({ first, last }: MigrationMoves): string {
  const [from, to] = [longDay(first), longDay(last)];
  return from === to ? `on ${from}` : `from ${from} to ${to}`;
}

function inPeriod({ inPeriod: current, moved }: MigrationMoves, phrase: string): readonly string[] {
  return current === moved || current === 0
    ? []
    : [`${phrase}, ${grouped(current)} of these places moved.`];
}

/** Who moved the places. */
function carried({ moved, bySubject, others }: MigrationMoves, speaker: Speaker): string {
  const people = count(others, 'other person', 'other people');
  if (bySubject === 0) return `${people} moved them.`;
  if (bySubject === moved) return `${speaker.subject} moved them.`;
  return `${speaker.subject} moved ${grouped(bySubject)} of them, ${people} the other ${grouped(moved - bySubject)}.`;
}

function rest({ left, begunSince }: ReplacedFacts, old: string): string {
  if (left === 0) return `No place uses ${old} any more.`;
  const use = `${count(left, 'place', 'places')} still ${left === 1 ? 'uses' : 'use'} ${old}`;
  if (begunSince === null || begunSince === 0) return `${use}.`;
  return begunSince === left
    ? `${use}; ${left === 1 ? 'it' : 'all of them'} began after the first move.`
    : `${use}; ${grouped(begunSince)} of these began after the first move.`;
}

function deletion({ removed: deed }: ReplacedFacts, speaker: Speaker): readonly string[] {
  if (deed === null) return [];
  const who = speaker.person(deed.person, []);
  return [`It was deleted on ${longDay(deed.landed)} by ${who === 'I' ? 'me' : who}.`];
}
