/** An exported summary against the same summary made anew: which recorded facts hold, which changed, which cannot be checked. */
import { isOfService, ofGit } from '../summary/coverage.ts';
import { findDifference, type Difference } from './difference.ts';
import type { ExportedSummary } from './exportedSummary.ts';
import { ownWords, recordedFacts, type FactKind, type RecordedFact } from './recordedFacts.ts';
import { matchPeople } from './samePeople.ts';

export type Verdict = 'holds' | 'changed' | 'unchecked';

/** Why a fact changed, or could not be checked. */
export type Reason =
  | 'differs'
  | 'not-found'
  | 'left-out'
  | 'no-subject'
  | 'repository-not-read'
  | 'not-all-read'
  | 'history-incomplete'
  | 'other-teams'
  | 'from-github'
  | 'unknown-insight'
  | 'other-version'
  | 'own-words';

export interface Finding {
  readonly verdict: Verdict;
  readonly kind: FactKind | 'own-words';
  readonly about: string;
  readonly reason: Reason | null;
  readonly difference: Difference | null;
}

/** What was read anew; `found` has the repositories of `read`, in their order, and no others. */
export interface Reading {
  readonly recorded: ExportedSummary;
  readonly found: ExportedSummary;
  /** Indexes of the recorded repositories that were read. */
  readonly read: readonly number[];
  readonly knownInsights: ReadonlySet<string>;
}

/** Compares every recorded fact with the one found anew. */
export function verify(reading: Reading): readonly Finding[] {
  const { recorded, found } = reading;
  const people = matchPeople(recorded, found);
  const told = recordedFacts(recorded, (id) => people.get(id) ?? `recorded ${id}`);
  const anew = recordedFacts(found, (id) => id);
  const circumstances = findCircumstances(reading, told);
  const known = new Map(anew.map((fact) => [fact.key, fact]));
  const keys = new Set(told.map(({ key }) => key));
  return [
    ...told.map((fact) => judge(fact, known.get(fact.key), circumstances)),
    ...anew.filter(({ key }) => !keys.has(key)).map((fact) => judgeLeftOut(fact, circumstances)),
    ...wordsOf(recorded),
  ];
}

/** Nothing can be told of any fact, for one reason. */
export function nothingChecked(recorded: ExportedSummary, reason: Reason): readonly Finding[] {
  const facts = recordedFacts(recorded, (id) => id);
  return [...facts.map((fact) => finding('unchecked', fact, reason)), ...wordsOf(recorded)];
}

/** The subject is nobody in this history, so that nothing else can be found either. */
export function subjectNotFound(recorded: ExportedSummary): readonly Finding[] {
  return nothingChecked(recorded, 'no-subject').map((item) =>
    item.kind === 'subject' ? { ...item, verdict: 'changed' } : item,
  );
}

interface Circumstances {
  readonly read: ReadonlySet<number>;
  readonly isAllRead: boolean;
  /** Why less was read than was recorded: then what differs may not have changed. */
  readonly lack: 'not-all-read' | 'history-incomplete' | null;
  /** The teams came from a file or a service that is not at hand. */
  readonly hasOtherTeams: boolean;
  readonly fromGithub: boolean;
  readonly isOtherVersion: boolean;
  readonly knownInsights: ReadonlySet<string>;
}

function findCircumstances(
  { recorded, found, read, knownInsights }: Reading,
  told: readonly RecordedFact[],
): Circumstances {
  const isAllRead = read.length === recorded.repositories.length;
  const { source } = recorded.teams;
  return {
    read: new Set(read),
    isAllRead,
    lack: isAllRead
      ? !found.coverage.complete && ofGit(recorded.coverage).complete
        ? 'history-incomplete'
        : null
      : 'not-all-read',
    hasOtherTeams:
      (source === 'file' || source === 'github' || !isAllRead) &&
      findDifference(recorded.teams, found.teams, false) !== null,
    fromGithub:
      recorded.coverage.streams !== undefined ||
      recorded.coverage.gaps.some(isOfService) ||
      told.some(({ isFromService }) => isFromService),
    isOtherVersion: recorded.tool.version !== found.tool.version,
    knownInsights,
  };
}

/** What is said with the teams' names in it. */
const saidWithTeams: ReadonlySet<FactKind> = new Set([
  'teams',
  'headline',
  'argument',
  'claim',
  'counter-evidence',
  'prompts',
  'person',
]);

function judge(
  fact: RecordedFact,
  found: RecordedFact | undefined,
  circumstances: Circumstances,
): Finding {
  const { read, isAllRead, lack, hasOtherTeams, fromGithub, knownInsights } = circumstances;
  if (fact.repository === null ? !isAllRead && fact.kind !== 'subject' : !read.has(fact.repository))
    return finding(
      'unchecked',
      fact,
      fact.repository === null ? 'not-all-read' : 'repository-not-read',
    );
  if (fact.insight !== null && !knownInsights.has(fact.insight))
    return finding('unchecked', fact, 'unknown-insight');
  if (!found) {
    if (lack) return finding('unchecked', fact, lack);
    return fact.isFromService
      ? finding('unchecked', fact, 'from-github')
      : finding('changed', fact, 'not-found');
  }
  const left = [
    ...(hasOtherTeams ? teamKeys : []),
    ...(fromGithub ? githubKeys : []),
    ...(fromGithub && isUntitled(fact) ? titleKeys : []),
  ];
  const difference = findDifference(
    without(fact.value, left),
    without(found.value, left),
    circumstances.isOtherVersion,
  );
  if (!difference) return finding('holds', fact, null);
  // When a commit was made is in the commit, whatever else was read.
  if (lack && !difference.at.endsWith('authored'))
    return finding('unchecked', fact, lack, difference);
  if (hasOtherTeams && saidWithTeams.has(fact.kind))
    return finding('unchecked', fact, 'other-teams', difference);
  // Titles that come from pull requests are in the questions too.
  const mayBeOfService = difference.at === 'standing' || fact.kind === 'prompts';
  if (fact.isFromService || (fromGithub && mayBeOfService))
    return finding('unchecked', fact, 'from-github', difference);
  return finding('changed', fact, 'differs', difference);
}

function judgeLeftOut(fact: RecordedFact, circumstances: Circumstances): Finding {
  const { lack, isOtherVersion } = circumstances;
  if (lack) return finding('unchecked', fact, lack);
  if (isOtherVersion && fact.insight !== null) return finding('unchecked', fact, 'other-version');
  return finding('changed', fact, 'left-out');
}

function finding(
  verdict: Verdict,
  { kind, about }: RecordedFact,
  reason: Reason | null,
  difference: Difference | null = null,
): Finding {
  return { verdict, kind, about, reason, difference };
}

function wordsOf(recorded: ExportedSummary): readonly Finding[] {
  return ownWords(recorded).map((about) => ({
    verdict: 'unchecked',
    kind: 'own-words',
    about,
    reason: 'own-words',
    difference: null,
  }));
}

const teamKeys = ['teams', 'team'] as const;
/** Its title is the engineer's, or that of a pull request. */
function isUntitled({ kind, value }: RecordedFact): boolean {
  return kind === 'contribution' && !Object.hasOwn(value as object, 'title');
}

const titleKeys = ['title', 'titleFrom'] as const;
const githubKeys = ['pullRequest', 'pullRequests'] as const;

function without(value: unknown, keys: readonly string[]): unknown {
  if (keys.length === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => without(item, keys));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !keys.includes(key))
      .map(([key, inner]) => [key, without(inner, keys)]),
  );
}
