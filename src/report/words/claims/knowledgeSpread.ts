/** E5 in words. */
import type { KnowledgeSpreadFacts } from '../../../core/insights/facts.ts';
import { count, grouped, list, monthSpan } from '../dates.ts';
import type { Telling } from './claim.ts';

export function claimKnowledgeSpread(
  facts: KnowledgeSpreadFacts,
  { speaker, phrase }: Telling,
): string {
  const { before, after, newcomers, newcomersInPeriod: current } = facts;
  const area = speaker.tell(facts.area);
  const done = `${capital(monthSpan(facts.from, facts.to))} ${speaker.subject} ${list(deeds(facts))} in ${area}.`;
  const people = `In the ${grouped(facts.months)} months before, ${count(before.others, 'other person', 'other people')} worked on its code on two days or more; in the ${grouped(facts.months)} months after, ${grouped(after.others)} did, ${newcomersOf(newcomers, after.others)}.`;
  const share = `${capital(speaker.possessive)} part of its commits went from ${percent(before.share)} % of ${grouped(before.commits)} to ${percent(after.share)} % of ${grouped(after.commits)}.`;
  const now =
    current > 0
      ? ` ${phrase}, ${grouped(current)} of these people made their first change there.`
      : '';
  return `${done} ${people} ${share}${now}`;
}

function newcomersOf(newcomers: number, all: number): string {
  if (newcomers === all) return 'none of whom had changed it before';
  return `${grouped(newcomers)} of whom had never changed it before`;
}

function deeds({ documents, tests, restructured }: KnowledgeSpreadFacts): readonly string[] {
  return [
    documents > 0 ? `wrote ${count(documents, 'document', 'documents')}` : '',
    tests > 0 ? `began ${count(tests, 'test file', 'test files')}` : '',
    restructured > 0 ? `moved or split off ${count(restructured, 'code file', 'code files')}` : '',
  ].filter((deed) => deed !== '');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}
