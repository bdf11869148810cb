/** Searches the other repositories one after the other; what goes wrong in one of them is a gap and no failure. */
import type { Analysis } from '../analyze.ts';
import { languages } from '../languages/languages.ts';
import type { Person, ToolRef } from '../model.ts';
import type { GitHistory, Progress } from '../ports.ts';
import { overallProgress, progressSteps } from '../progress.ts';
import type { TargetId } from '../reuse/dependencies.ts';
import {
  otherUnread,
  type Across,
  type AssetElsewhere,
  type ForeignAdoption,
  type MentionKind,
  type Repository,
} from '../summary/input.ts';
import { findOffering } from './offering.ts';
import { identifyPeople } from './samePeople.ts';
import { searchRepository, type SearchOptions, type Searched } from './search.ts';

/** A repository that is searched for use only; it is opened when its turn comes, and closed after. */
export interface OtherRepository {
  readonly name: string;
  open(): Promise<GitHistory>;
}

export interface AcrossResult extends Across {
  /** By the asset's target. */
  readonly elsewhere: ReadonlyMap<TargetId, readonly AssetElsewhere[]>;
  /** Those that any place elsewhere depends on. */
  readonly used: ReadonlySet<TargetId>;
}

export interface AcrossOptions {
  /** The subject. */
  readonly person: number;
  readonly exhaustive: boolean;
  readonly tool: ToolRef;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

const stage = 'Searching other repositories';

/** What the other repositories do with the targets. */
export async function searchAcross(
  analysis: Analysis,
  targets: ReadonlySet<TargetId>,
  others: readonly OtherRepository[],
  options: AcrossOptions,
): Promise<AcrossResult> {
  const { git, history, survey, people, teams } = analysis;
  const offering = findOffering(survey, languages, git.webUrl);
  const subject = people.persons[options.person]!;
  const known: Person[] = [...people.persons];
  const repositories: Repository[] = [];
  const gaps: Across['gaps'][number][] = [];
  const elsewhere = new Map<TargetId, AssetElsewhere[]>();
  const used = new Set<TargetId>();
  const seen = [git];
  const searchOptions = {
    tool: options.tool,
    signal: options.signal,
    exhaustive: options.exhaustive,
    withOwners: teams.source !== 'areas' && teams.source !== 'none',
    teamsOfPerson: ({ identities }: Person) => teams.ofPerson(identities),
  };
  for (const [index, other] of others.entries()) {
    options.signal.throwIfAborted();
    const progress = partOf(options.progress, index, others.length);
    const opened = await trying(other, () => other.open());
    if (!opened) continue;
    try {
      const isOlderClone = history.findCommit(opened.repository.head) >= 0;
      if (isOlderClone || seen.some((before) => isSame(before, opened))) continue;
      seen.push(opened);
      const search: SearchOptions = { ...searchOptions, progress };
      const found = await trying(other, () =>
        searchRepository(opened, analysis, offering, targets, search),
      );
      if (found) add(opened, found);
    } finally {
      await opened.close();
    }
  }
  return {
    repositories,
    people: known.slice(people.persons.length),
    gaps,
    elsewhere,
    used,
  };

  async function trying<T>(other: OtherRepository, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch {
      options.signal.throwIfAborted();
      gaps.push({
        source: 'git',
        reason: otherUnread,
        name: other.name,
        repository: 0,
      });
      return null;
    }
  }

  function add({ repository, webUrl }: GitHistory, found: Searched): void {
    repositories.push({ ...repository, webUrl, searchedOnly: true });
    const index = repositories.length;
    const ids = identifyPeople(known, found.people, `x${index}`);
    const mentioned = new Set<string>();
    const mention = (id: string): string => {
      mentioned.add(id);
      return ids.get(id)!;
    };
    const there = new Map<TargetId, { adoptions: ForeignAdoption[]; mentions: MentionKind[] }>();
    const entry = (target: TargetId) => {
      const made = there.get(target) ?? { adoptions: [], mentions: [] };
      there.set(target, made);
      return made;
    };
    for (const [target, uses] of found.uses) {
      used.add(target);
      entry(target).adoptions.push(...uses.map((use) => withPeople(use, mention, subject)));
    }
    for (const { kind, offered } of found.mentions) {
      const pack = survey.packages.findIndex(({ manifest }) => manifest === offered.pack?.manifest);
      const target = survey.world.packages.target(pack);
      if (pack >= 0 && targets.has(target)) entry(target).mentions.push(kind);
    }
    for (const [target, told] of there)
      elsewhere.set(target, [...(elsewhere.get(target) ?? []), { repository: index, ...told }]);
    gaps.push(...found.gaps.map((gap) => ({ ...gap, repository: index })));
    for (const person of found.people) {
      const id = ids.get(person.id)!;
      const isNew = !known.some((other) => other.id === id);
      if (isNew && mentioned.has(person.id)) known.push({ ...person, id });
    }
  }
}

function withPeople(
  use: ForeignAdoption,
  idOf: (id: string) => string,
  subject: Person,
): ForeignAdoption {
  const move = <T extends { readonly person: string | null }>(deed: T): T => ({
    ...deed,
    person: deed.person === null ? null : idOf(deed.person),
  });
  const moved = move(use);
  return {
    ...moved,
    own: moved.person === subject.id,
    since: use.since && move(use.since),
    ended: use.ended && move(use.ended),
    coAuthors: use.coAuthors.map(idOf),
  };
}

/** Clones of one repository are not other repositories. */
function isSame(a: GitHistory, b: GitHistory): boolean {
  return a.repository.head === b.repository.head || (a.webUrl !== null && a.webUrl === b.webUrl);
}

/** One stage for all of them, whatever each of them is at. */
function partOf(progress: Progress, part: number, parts: number): Progress {
  return overallProgress(
    { report: (_, done) => progress.report(stage, done, progressSteps) },
    part,
    parts,
  );
}
