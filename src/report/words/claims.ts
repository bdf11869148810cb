import type { CounterEvidence } from '../../core/insights/counterEvidence.ts';
import type { Facts } from '../../core/insights/facts.ts';
/** Typed facts to sentences: dated, checkable, and no more than the facts say. One file per insight in `claims/`. */
import type { ArguedContribution } from '../../core/summary/summary.ts';
import { claimAcrossRepositories } from './claims/acrossRepositories.ts';
import { claimBreadthOfUse } from './claims/breadthOfUse.ts';
import { claimBuiltUpon } from './claims/builtUpon.ts';
import { claimChangeGotEasier } from './claims/changeGotEasier.ts';
import type { Telling } from './claims/claim.ts';
import { claimFasterRuns, claimGuardrail, claimReviews } from './claims/hosted.ts';
import { claimKnowledgeSpread } from './claims/knowledgeSpread.ts';
import { claimLaterAdoption } from './claims/laterAdoption.ts';
import { claimLoadBearing } from './claims/loadBearing.ts';
import { claimMigration } from './claims/migration.ts';
import { claimPavedRoads } from './claims/pavedRoads.ts';
import { claimRecurrenceStopped } from './claims/recurrenceStopped.ts';
import { claimStillStanding } from './claims/stillStanding.ts';
import { claimUnblocked } from './claims/unblocked.ts';
import { claimUpkeep } from './claims/upkeep.ts';
import type { Speaker } from './speaker.ts';

/** Whether the claim itself says what speaks against it. */
export function isSaidByClaim(facts: Facts, { kind, count, of }: CounterEvidence): boolean {
  if (facts.insight !== 'D1' || kind !== 'extended-only') return false;
  // A summary that was read from a file may be of a version without them.
  const { parts = { used: of, extended: of } } = facts as Partial<typeof facts>;
  return parts.extended === count && parts.used === of;
}

/** The claim that an argument makes. */
export function claimOf(facts: Facts, contribution: ArguedContribution, speaker: Speaker): string {
  const telling: Telling = { contribution, speaker, phrase: 'In this period' };
  switch (facts.insight) {
    case 'D1':
      return claimLaterAdoption(facts, telling);
    case 'D2':
      return claimBuiltUpon(facts, telling);
    case 'D4':
      return claimChangeGotEasier(facts, telling);
    case 'D5':
      return claimMigration(facts, telling);
    case 'E3':
      return claimUnblocked(facts, telling);
    case 'E1':
      return claimBreadthOfUse(facts, telling);
    case 'E6':
      return claimPavedRoads(facts, telling);
    case 'A2':
      return claimRecurrenceStopped(facts, telling);
    case 'D3':
      return claimStillStanding(facts, telling);
    case 'E5':
      return claimKnowledgeSpread(facts, telling);
    case 'E2':
      return claimAcrossRepositories(facts, telling);
    case 'A3':
      return claimLoadBearing(facts, telling);
    case 'E4':
      return claimReviews(facts, telling);
    case 'A1':
      return claimGuardrail(facts, telling);
    case 'A5':
      return claimFasterRuns(facts, telling);
    case 'A4':
      return claimUpkeep(facts, telling);
  }
}
