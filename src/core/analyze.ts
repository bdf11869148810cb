import { toIso } from './dates.ts';
import { createHistoryBuilder, type History } from './history/history.ts';
import { checkAgainstTree } from './history/versions.ts';
import type { Language } from './languages/language.ts';
import { languages } from './languages/languages.ts';
import type {
  AdoptionsReport,
  Coverage,
  Gap,
  LedgerEntry,
  RestorableReason,
  ToolRef,
} from './model.ts';
import { offerIdentities, type TrailerUse } from './people/offer.ts';
import { joinPeople, type People } from './people/people.ts';
import type { ConfirmSubject } from './people/subject.ts';
import { isGeneratedPath, isVendored, readAttributes, rememberedPlaceKinds } from './placeKind.ts';
import type { GitHistory, KnownHistory, Progress, TreeEntry } from './ports.ts';
/** Reads one repository at one revision into everything that adoptions and summaries are made from. */
import {
  findAdoptions,
  type AdoptionsInput,
  type AdoptionsQuery,
  type FoundAdoptions,
} from './reuse/adoptions.ts';
import type { Credit } from './reuse/credit.ts';
import type { Outside } from './reuse/dependencies.ts';
import { surveyRevision, type Survey } from './reuse/survey.ts';
import { codeownersPaths, findTeams, teamsOfAdoption, type Teams } from './teams/teams.ts';

export interface AnalyzeOptions {
  /** Text of a team file given by the user. */
  readonly teamsFile?: string;
  /** Symbols will be asked about. */
  readonly withMembers?: boolean;
  /** The languages to read, where not all of them matter. */
  readonly languages?: readonly Language[];
  /** Another repository, whose things files of this one may name. */
  readonly outside?: Outside;
  /** What is counted although it would be left out. */
  readonly restored?: readonly RestorableReason[];
  /** Asks which identities are the subject's own, once the history is read. */
  readonly confirm?: ConfirmSubject;
  readonly tool: ToolRef;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

export interface Analysis {
  readonly git: GitHistory;
  readonly tool: ToolRef;
  readonly history: History;
  readonly tree: readonly TreeEntry[];
  readonly people: People;
  readonly credit: Credit;
  readonly teams: Teams;
  readonly survey: Survey;
  /** Commits before which the history read knows nothing. */
  readonly boundary: ReadonlySet<number>;
  readonly coverage: Coverage;
  readonly ledger: readonly LedgerEntry[];
  readonly mayBeGenerated: (path: string) => boolean;
}

const teamFilePath = '.groundwork/teams.yml';

/** The history alone, which is all that people need. */
export async function readHistory(
  git: GitHistory,
  signal: AbortSignal,
  progress: Progress,
  confirm?: ConfirmSubject,
) {
  progress.report('Reading history', 0, 0);
  const tree = await git.readTree(signal);
  const history = await readCommits(git, tree, signal);
  const texts = await readTexts(
    git,
    tree,
    new Set(['.mailmap', '.gitattributes', teamFilePath, ...codeownersPaths]),
    signal,
  );
  const mailmap = texts.get('.mailmap') ?? '';
  const uses = identityUses(history);
  const subject = confirm
    ? await confirm(offerIdentities(uses, mailmap, git.identity, trailersOf(history)))
    : null;
  signal.throwIfAborted();
  return { history, tree, texts, people: joinPeople(uses, mailmap, { subject }) };
}

function* trailersOf(history: History): Generator<TrailerUse> {
  for (const commit of history.order) {
    const coAuthors = history.coAuthors(commit);
    if (coAuthors.length > 0) yield { author: history.author[commit]!, coAuthors };
  }
}

/** From what is kept and what came since, or from the beginning where that does not lead to the tree of the revision. */
async function readCommits(
  git: GitHistory,
  tree: readonly TreeEntry[],
  signal: AbortSignal,
): Promise<History> {
  const { index } = git;
  const { head } = git.repository;
  const read = async (known: KnownHistory | null): Promise<History> => {
    const builder = createHistoryBuilder(head.length, known?.parts);
    if (known?.head !== head) {
      await Promise.all([
        git.readCommits(builder.commits, signal, known?.head),
        git.readMainlineMerges(builder.merges, signal, known?.head),
      ]);
    }
    const history = builder.build(head, git.shallow);
    checkAgainstTree(history, tree);
    if (known?.head !== head && git.shallow.length === 0)
      index?.keepHistory({ head, parts: builder.parts() });
    return history;
  };
  const known = index?.history ?? null;
  if (!known || known.head.length !== head.length || git.shallow.length > 0) return read(null);
  try {
    return await read(known);
  } catch {
    // Its newest commit may be gone, or its line of merges may be another one now.
    signal.throwIfAborted();
    return read(null);
  }
}

export async function analyze(git: GitHistory, options: AnalyzeOptions): Promise<Analysis> {
  const { signal, progress } = options;
  const { history, tree, texts, people } = await readHistory(
    git,
    signal,
    progress,
    options.confirm,
  );
  const attributes = readAttributes(texts.get('.gitattributes') ?? '');
  const restored = new Set(options.restored);
  const mayBeVendored = (path: string): boolean => isVendored(path) || attributes.isVendored(path);
  const mayBeGenerated = (path: string): boolean =>
    isGeneratedPath(path) || attributes.isGenerated(path);
  const isLeftOut = restored.has('vendored') ? () => false : mayBeVendored;
  const teams = findTeams({
    teamsFile: options.teamsFile ?? texts.get(teamFilePath),
    codeowners: codeownersPaths.flatMap((path) => {
      const text = texts.get(path);
      return text === undefined ? [] : [{ path, text }];
    })[0],
    paths: tree.map((entry) => entry.path),
  });
  const survey = await surveyRevision({
    history,
    git,
    facts: git.index?.facts ?? null,
    tree,
    languages: options.languages ?? languages,
    isVendored: isLeftOut,
    isGenerated: mayBeGenerated,
    countsGenerated: restored.has('generated'),
    repositoryName: git.webUrl?.split('/').at(-1) ?? (options.outside ? git.repository.name : null),
    withMembers: options.withMembers ?? false,
    ...(options.outside === undefined ? {} : { outside: options.outside }),
    signal,
    progress,
  });
  const credit = creditCommits(history, people);
  return {
    git,
    tool: options.tool,
    history,
    tree,
    people,
    credit,
    teams,
    survey,
    boundary: new Set(git.shallow.map((id) => history.findCommit(id))),
    coverage: coverageOf(git, history, survey),
    ledger: leftOut(history, credit, tree, survey, mayBeVendored, git.submodules()),
    mayBeGenerated,
  };
}

/** The assets that a query picks, with every adoption of them. */
export async function adoptionsOf(
  analysis: Analysis,
  query: AdoptionsQuery,
  signal: AbortSignal,
  progress: Progress,
  hooks: Pick<AdoptionsInput, 'early' | 'elsewhere'> = {},
): Promise<FoundAdoptions> {
  const { history, survey, credit, teams, boundary } = analysis;
  return findAdoptions({
    history,
    survey,
    credit,
    boundary,
    query,
    signal,
    progress,
    ...hooks,
    placeKind: rememberedPlaceKinds(),
    teams: {
      ofPath: teams.ofPath,
      ofAdoption: (place, person) =>
        teamsOfAdoption(teams, place, credit.persons[person]!.identities),
    },
  });
}

export async function adoptionsReport(
  analysis: Analysis,
  query: AdoptionsQuery,
  signal: AbortSignal,
  progress: Progress,
): Promise<AdoptionsReport> {
  const { assets, ledger } = await adoptionsOf(analysis, query, signal, progress);
  const mentioned = new Set<string | null>();
  for (const asset of assets) {
    mentioned.add(asset.born.person);
    for (const maker of asset.makers) mentioned.add(maker.person);
    for (const adoption of asset.adoptions) {
      mentioned.add(adoption.person);
      mentioned.add(adoption.since?.person ?? null);
      mentioned.add(adoption.ended?.person ?? null);
      for (const other of adoption.coAuthors) mentioned.add(other);
    }
  }
  return {
    schema: 1,
    kind: 'adoptions',
    tool: analysis.tool,
    repository: analysis.git.repository,
    coverage: analysis.coverage,
    teams: {
      source: analysis.teams.source,
      ignored: analysis.teams.ignored,
      list: analysis.teams.list,
    },
    people: analysis.people.persons.filter((person) => mentioned.has(person.id)),
    assets,
    ledger: [...analysis.ledger, ...ledger],
  };
}

async function readTexts(
  git: GitHistory,
  tree: readonly TreeEntry[],
  wanted: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const entries = tree.filter((entry) => wanted.has(entry.path));
  const texts = new Map<string, string>();
  await git.readBlobs(
    entries.map((entry) => entry.blob),
    (index, blob) => {
      if (blob.kind === 'text') texts.set(entries[index]!.path, blob.text);
    },
    signal,
  );
  return texts;
}

/** How often and how lately each identity was used, as author or in a trailer. */
export function identityUses(history: History) {
  const uses = history.identities.map((identity) => ({
    ...identity,
    commits: 0,
    newest: -Infinity,
  }));
  const use = (identity: number, commit: number): void => {
    const entry = uses[identity]!;
    entry.commits++;
    entry.newest = Math.max(entry.newest, history.authored[commit]!);
  };
  for (const commit of history.order) {
    use(history.author[commit]!, commit);
    for (const identity of history.coAuthors(commit)) use(identity, commit);
  }
  return uses;
}

export function creditCommits(history: History, people: People): Credit {
  const known = new Map<string, ReturnType<People['attribute']>>();
  const of = (commit: number) => {
    const author = history.author[commit]!;
    const coAuthors = history.coAuthors(commit);
    const id = coAuthors.length === 0 ? String(author) : `${author} ${coAuthors.join(' ')}`;
    let answer = known.get(id);
    if (!answer) known.set(id, (answer = people.attribute(author, coAuthors)));
    return answer;
  };
  return {
    persons: people.persons,
    person: (commit) => of(commit).person,
    coAuthors: (commit) => of(commit).coAuthors,
    agent: (commit) => of(commit).agent,
  };
}

function coverageOf(git: GitHistory, history: History, survey: Survey): Coverage {
  const gaps: Gap[] = [...git.gaps];
  let oldest = -1;
  for (const commit of history.order) {
    if (oldest < 0 || history.committed[commit]! < history.committed[oldest]!) oldest = commit;
  }
  const iso = (commit: number): string =>
    toIso(history.committed[commit]!, history.committedOffset[commit]!);
  if (git.shallow.length > 0 && !gaps.some((gap) => gap.reason === 'shallow')) {
    const newest = git.shallow
      .map((id) => history.findCommit(id))
      .filter((commit) => commit >= 0)
      .reduce((a, b) => (a >= 0 && history.committed[a]! >= history.committed[b]! ? a : b), -1);
    gaps.push(
      newest >= 0
        ? { source: 'git', reason: 'shallow', before: iso(newest) }
        : { source: 'git', reason: 'shallow' },
    );
  }
  const missing = survey.unreadable.filter((file) => file.reason === 'unreadable').length;
  if (missing > 0) gaps.push({ source: 'git', reason: 'missing-blobs', count: missing });
  if (survey.lineages.failed.length > 0)
    gaps.push({ source: 'git', reason: 'renames-unknown', count: survey.lineages.failed.length });
  return {
    complete: gaps.length === 0,
    from: oldest < 0 ? null : iso(oldest),
    to: git.repository.headDate,
    gaps,
  };
}

function leftOut(
  history: History,
  credit: Credit,
  tree: readonly TreeEntry[],
  survey: Survey,
  isLeftOut: (path: string) => boolean,
  submodules: readonly string[],
): LedgerEntry[] {
  const bots = [...history.order].filter(
    (commit) => credit.persons[credit.person(commit)]!.kind !== 'human',
  );
  const botNames = [
    ...new Set(bots.map((commit) => credit.persons[credit.person(commit)]!.name)),
  ].sort();
  const entries: LedgerEntry[] = [
    { what: 'commit', count: bots.length, reason: 'bot', examples: botNames.slice(0, 5) },
    paths(
      'generated',
      survey.files.filter((file) => file.looksGenerated).map((file) => history.path(file.path)),
    ),
    paths('vendored', tree.map((entry) => entry.path).filter(isLeftOut)),
    paths(
      'too-large',
      survey.unreadable.filter((file) => file.reason === 'too-large').map((file) => file.path),
    ),
    paths(
      'unreadable',
      survey.unreadable.filter((file) => file.reason === 'unreadable').map((file) => file.path),
    ),
    paths('submodule', submodules),
  ];
  return entries.filter((entry) => entry.count > 0);
}

function paths(reason: LedgerEntry['reason'], list: readonly string[]): LedgerEntry {
  return { what: 'path', count: list.length, reason, examples: list.toSorted().slice(0, 5) };
}
