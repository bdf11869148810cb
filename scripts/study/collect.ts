/** The arguments about long-time contributors of a repository, as entries of the reading study. */
import { creditCommits, readHistory } from '../../src/core/analyze.ts';
import { parsePeriod } from '../../src/core/period.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { openRepository } from '../../src/git/repository.ts';
import { againstOf, scopeOf } from '../../src/report/words/against.ts';
import { claimOf } from '../../src/report/words/claims.ts';
import { createSpeaker } from '../../src/report/words/speaker.ts';
import { summarizeRepository } from '../../src/summarizeRepository.ts';
import { shuffle, type StudyEntry } from './draw.ts';

/** So many commits over so many days make a long-time contributor. */
const fewestCommits = 100;
const fewestDays = 730;
const mostEvidence = 10;

const signal = new AbortController().signal;
const progress = { report() {} };

/** A person of whom only a commit is told; the email is for this run alone. */
export interface Contributor {
  readonly commit: string;
  readonly email: string;
}

/** Long-time contributors, chosen by the seed. */
export async function chooseContributors(
  folder: string,
  seed: string,
  number: number,
): Promise<readonly Contributor[]> {
  const git = await openRepository(folder, { signal });
  try {
    const { history, people } = await readHistory(git, signal, progress);
    const credit = creditCommits(history, people);
    const commits = new Map<number, number[]>();
    for (const commit of history.order) {
      const person = credit.person(commit);
      if (history.parents(commit).length > 1 || people.persons[person]!.kind !== 'human') continue;
      commits.set(person, [...(commits.get(person) ?? []), commit]);
    }
    const found = [...commits].flatMap(([person, own]): readonly Contributor[] => {
      const days = (history.committed[own.at(-1)!]! - history.committed[own[0]!]!) / 86_400;
      const email = people.persons[person]!.identities.map((identity) => identity.email).find(
        (candidate) => people.find(candidate).length === 1,
      );
      if (own.length < fewestCommits || days < fewestDays || email === undefined) return [];
      return [{ commit: history.commitId(own[0]!), email }];
    });
    return shuffle(seed, found, ({ commit }) => commit).slice(0, number);
  } finally {
    await git.close();
  }
}

/** Every argument that is made about a contributor in a period. */
export async function argumentsAbout(
  folder: string,
  repository: string,
  { commit, email }: Contributor,
  period: string,
): Promise<readonly StudyEntry[]> {
  const summary = await summarizeRepository(
    {
      folder,
      me: [email],
      period: parsePeriod(period)!,
      today: parsePeriod(period)!.to,
      settings: { people: 'roles', voice: 'first', exhaustive: false },
    },
    { name: 'groundwork', version: 'study' },
    signal,
    progress,
  );
  const speaker = createSpeaker(asNobody(summary));
  return summary.contributions.flatMap((contribution) =>
    contribution.arguments.map(({ facts, evidence, counterEvidence }) => ({
      repository,
      rev: summary.repositories[0]!.head,
      period,
      person: `author of ${commit}`,
      insight: facts.insight,
      contribution: {
        id: contribution.id,
        title: speaker.tell(contribution.title),
        path: contribution.path,
      },
      claim: claimOf(facts, contribution, speaker),
      against: counterEvidence.map((item) => againstOf(item, speaker, scopeOf(facts.insight))),
      evidence: evidence
        .slice(0, mostEvidence)
        .map(({ id, place }) => (place === null ? id : `${id} ${place}`)),
      evidenceCount: evidence.length,
      verdict: null,
      note: '',
      git: '',
    })),
  );
}

/** The summary as told by an “I” without a name: the subject's own is hidden like everybody's. */
function asNobody(summary: Summary): Summary {
  const { id } = summary.subject;
  const subject = { id, name: '', kind: 'human' as const, identities: [] };
  const people = summary.people.map((person) => (person.id === id ? subject : person));
  return { ...summary, subject, people, confirmed: true };
}
