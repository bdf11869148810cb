/** D4 in words. */
import type { ChangeGotEasierFacts } from '../../../core/insights/facts.ts';
import { count } from '../dates.ts';
import { besideTheRest, weeksBefore, weeksFrom, workDone } from './beforeAfter.ts';
import type { Telling } from './claim.ts';

export function claimChangeGotEasier(facts: ChangeGotEasierFacts, { speaker }: Telling): string {
  const { changes, filesPerChange: files, areasPerChange: areas, filesElsewhere: rest } = facts;
  const before = `${count(changes.before, 'change', 'changes')} of other people there touched ${spread(files.before, areas.before)}`;
  const after = `${count(changes.after, 'change', 'changes')} touched ${spread(files.after, areas.after)}`;
  return `${workDone(facts, speaker)} Before it, ${before} (${weeksBefore(facts.before)}); after it, ${after} (${weeksFrom(facts.after)}). In the rest of the repository the files per change went from ${rest.before} to ${rest.after}. ${besideTheRest(facts)}`;
}

function spread(files: number, areas: number): string {
  const inAreas = `${areas} ${areas === 1 ? 'area' : 'areas'}`;
  return `${files} ${files === 1 ? 'file' : 'files'} in ${inAreas} on average`;
}
