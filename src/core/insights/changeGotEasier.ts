/** D4, change got easier: how many files and areas each change of others touched, before and after a restructuring. */
import { meanOf, sampleOf, type Sample, type Sides } from '../statistics/ratio.ts';
import { changeLogOf, type Change } from './beforeAfter/changeLog.ts';
import { doubtsOf, filesPerChange, largeChanges } from './beforeAfter/doubts.ts';
import { evidenceOf, factsOf, inquire, reachesPeriod, round } from './beforeAfter/inquiry.ts';
import { findRestructurings } from './beforeAfter/work.ts';
import { filesPerChangeOfOthers } from './beforeAfter/yardsticks.ts';
import type { ChangeGotEasierFacts } from './facts.ts';
import { doesNotApply, type PastInsight } from './insight.ts';
import { limits } from './useFacts.ts';

/** On each side; how far one person's changes reach tells of that person. */
const fewestPeople = 2;

export const changeGotEasier: PastInsight = {
  id: 'D4',
  async find(contribution, context, past) {
    const works = findRestructurings(contribution, changeLogOf(past));
    if (works.length === 0) return doesNotApply('nothing-restructured');
    const all = inquire(works, contribution, past, filesPerChangeOfOthers(past.person));
    if ('applies' in all) return all;
    const isByOther = ({ person }: Change): boolean => person !== past.person;
    const changes = {
      before: all.changes.before.filter(isByOther),
      after: all.changes.after.filter(isByOther),
    };
    if (peopleIn(changes.before) < fewestPeople || peopleIn(changes.after) < fewestPeople)
      return doesNotApply('too-few-people');
    const finding = { ...all, changes };
    const { area, rest } = finding.comparison;
    const facts: ChangeGotEasierFacts = {
      insight: 'D4',
      ...factsOf(finding, (list) => {
        const counted = list.filter(isByOther);
        return counted.length === 0 ? null : round(filesPerChange(counted), 1);
      }),
      changes: { before: area.before.count, after: area.after.count },
      filesPerChange: meansOf(area),
      areasPerChange: {
        before: areasPerChange(changes.before),
        after: areasPerChange(changes.after),
      },
      changesElsewhere: { before: rest.before.count, after: rest.after.count },
      filesElsewhere: meansOf(rest),
    };
    return {
      lens: 'delayed',
      facts,
      standing: 'evidenced',
      inPeriod: reachesPeriod(finding, context),
      evidence: evidenceOf(finding, changes, past),
      counterEvidence: [...doubtsOf(finding, past, filesPerChange), ...largeChanges(changes, past)],
      notVisible: ['other-reasons', 'kinds-of-tasks', ...limits([], context.coverage)],
    };
  },
};

function meansOf({ before, after }: Sides<Sample>): Sides<number> {
  return { before: round(meanOf(before), 1), after: round(meanOf(after), 1) };
}

function areasPerChange(changes: readonly Change[]): number {
  return round(meanOf(sampleOf(changes.map(({ areas }) => areas))), 1);
}

function peopleIn(changes: readonly Change[]): number {
  return new Set(changes.map(({ person }) => person)).size;
}
