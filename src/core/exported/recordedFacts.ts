/** The statements of an exported summary that a repository can confirm, each under a key that two readings share. */
import { ofGit } from '../summary/coverage.ts';
import type { ExportedArgument, ExportedContribution, ExportedSummary } from './exportedSummary.ts';
import { formTextsOf } from './formTexts.ts';
import { withPeople } from './samePeople.ts';

export type FactKind =
  | 'subject'
  | 'period'
  | 'repository'
  | 'coverage'
  | 'teams'
  | 'headline'
  | 'person'
  | 'contribution'
  | 'commit'
  | 'asset'
  | 'adoption'
  | 'argument'
  | 'claim'
  | 'evidence'
  | 'counter-evidence'
  | 'record'
  | 'watchlist'
  | 'prompts'
  | 'ledger';

export interface RecordedFact {
  readonly key: string;
  readonly kind: FactKind;
  /** What it is about, for a person: a title, a path, a place. */
  readonly about: string;
  /** Index of the repository that tells; null where all of them do together. */
  readonly repository: number | null;
  /** The insight that it belongs to, if any. */
  readonly insight: string | null;
  /** It belongs to an argument of which some evidence is not in git. */
  readonly isFromService: boolean;
  readonly value: unknown;
}

/** Every recorded fact, its people as `nameOf` calls them; what the engineer said in their own words is none. */
export function recordedFacts(
  document: ExportedSummary,
  nameOf: (person: string) => string,
): readonly RecordedFact[] {
  const people = document.people.map(({ id, ...person }) =>
    fact('person', person.name ?? person.label ?? id, null, person, nameOf(id)),
  );
  const contributions = document.contributions.flatMap((contribution) =>
    contributionFacts(contribution, document),
  );
  const counts = new Map<string, number>();
  return [...wholeFacts(document), ...people, ...contributions].map((item) => {
    const count = (counts.get(item.key) ?? 0) + 1;
    counts.set(item.key, count);
    return { ...item, key: `${item.key} ${count}`, value: withPeople(item.value, nameOf) };
  });
}

const noArgument = { insight: null, isFromService: false } as const;
const gitEvidence: ReadonlySet<string> = new Set(['adoption', 'commit', 'file']);

function fact(
  kind: FactKind,
  about: string,
  repository: number | null,
  value: unknown,
  key = '',
  argument: Pick<RecordedFact, 'insight' | 'isFromService'> = noArgument,
): RecordedFact {
  return { key: `${kind} ${key}`, kind, about, repository, ...argument, value };
}

function wholeFacts(document: ExportedSummary): readonly RecordedFact[] {
  const { subject, period, teams, headline, prompts } = document;
  const { complete, from, to, gaps } = ofGit(document.coverage);
  return [
    fact('subject', subject.name, null, { name: subject.name, identities: subject.identities }),
    fact('period', period.label, null, period),
    ...document.repositories.map(({ name, head, headDate }, index) =>
      fact('repository', name, index, { head, headDate }, head),
    ),
    fact('coverage', 'what was read', null, { complete, from, to, gaps }),
    fact('teams', teams.source, null, teams),
    fact('headline', headline.text, null, headline),
    fact('prompts', 'questions', null, prompts),
    ...document.accomplished.map(({ commits, title, contribution, ...rest }) =>
      fact(
        'record',
        title,
        repositoryOf(contribution, document),
        { ...rest, commits: commits.map(({ commit }) => commit) },
        contribution,
      ),
    ),
    ...document.watchlist.map(({ id, title, available }) =>
      fact('watchlist', title, repositoryOf(id, document), { available }, id),
    ),
    ...document.ledger.map(({ repository, what, reason, ...rest }) =>
      fact(
        'ledger',
        `${what} ${reason}`,
        repository,
        rest,
        `${document.repositories[repository]?.head} ${what} ${reason}`,
      ),
    ),
  ];
}

function repositoryOf(id: string, { contributions }: ExportedSummary): number | null {
  return contributions.find((contribution) => contribution.id === id)?.repository ?? null;
}

function contributionFacts(
  contribution: ExportedContribution,
  document: ExportedSummary,
): readonly RecordedFact[] {
  const { id, title, titleFrom, repository, about, path, theme, span, pullRequests } = contribution;
  const assetNames = new Map(contribution.assets.map((asset) => [asset.id, nameOf(asset)]));
  // Git alone gives it another title, or none of the engineer's.
  const isNamedByGit = titleFrom !== 'user' && titleFrom !== 'pull-request';
  return [
    fact(
      'contribution',
      title,
      repository,
      {
        about,
        path,
        theme,
        span,
        pullRequests,
        ...(isNamedByGit ? { title, titleFrom } : {}),
      },
      id,
      { insight: null, isFromService: theme?.kind === 'reviews' },
    ),
    ...contribution.commits.map(({ repository: home, commit, ...rest }) =>
      fact('commit', `${commit.slice(0, 10)} of ${title}`, home, rest, `${id} ${commit}`),
    ),
    ...contribution.assets.map(({ id: asset, ...rest }) =>
      fact('asset', nameOf(rest), repository, rest, `${id} ${asset}`),
    ),
    ...contribution.payoff.map(({ asset, place, repository: there = repository, ...rest }) =>
      fact(
        'adoption',
        `${assetNames.get(asset) ?? asset} in ${place}`,
        there,
        rest,
        `${id} ${asset} ${place}`,
      ),
    ),
    ...contribution.arguments.flatMap((argument) =>
      argumentFacts(argument, contribution, document),
    ),
  ];
}

function nameOf({
  path,
  symbol,
}: {
  readonly path: string;
  readonly symbol: string | null;
}): string {
  return symbol === null ? path : `${path} ${symbol}`;
}

function argumentFacts(
  argument: ExportedArgument,
  { id, title, repository }: ExportedContribution,
  { repositories }: ExportedSummary,
): readonly RecordedFact[] {
  const { insight, lens, facts, inPeriod, standing, notVisible, claim, ownWords } = argument;
  const of = `${title}, ${insight}`;
  const key = `${id} ${insight}`;
  const isFromService = argument.evidence.some(({ kind }) => !gitEvidence.has(kind));
  const own = (kind: FactKind, value: unknown): RecordedFact =>
    fact(kind, of, repository, value, key, { insight, isFromService });
  return [
    own('argument', { lens, facts, inPeriod, standing, notVisible }),
    own('counter-evidence', argument.counterEvidence),
    ...(ownWords ? [] : [own('claim', claim)]),
    own(
      'evidence',
      argument.evidence.map(({ repository: home, ...rest }) => ({
        head: repositories[home]?.head ?? null,
        ...rest,
      })),
    ),
  ];
}

/** Statements that only the engineer's word stands for. */
export function ownWords(document: ExportedSummary): readonly string[] {
  const of = (title: string, what: string): string => `${title}: ${what}`;
  return [
    ...document.contributions.flatMap(
      ({ title, titleFrom, arguments: list, inMyWords, quotes }) => [
        ...(titleFrom === 'user' ? [of(title, 'its title')] : []),
        ...list
          .filter((item) => item.ownWords)
          .map(({ insight }) => of(title, `the claim of ${insight}`)),
        ...inMyWords.map(() => of(title, 'what there would be without it')),
        ...quotes.map(() => of(title, 'a quotation')),
      ],
    ),
    ...document.manual.flatMap(({ title, quotes }) => [
      of(title, 'written by hand'),
      ...quotes.map(() => of(title, 'a quotation')),
    ]),
    ...[...formTextsOf(document).keys()].map((key) => of('Form text', key)),
  ];
}
