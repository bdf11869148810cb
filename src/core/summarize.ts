/** The whole way from an opened repository to a finished summary. */
import { searchAcross, type AcrossResult, type OtherRepository } from './across/across.ts';
import { adoptionsOf, analyze, type Analysis } from './analyze.ts';
import { isOwnWork } from './contributions/uses.ts';
import { folderOf } from './history/pathNames.ts';
import { createPast, type Past } from './insights/past.ts';
import { argueFromPast } from './insights/pastInsights.ts';
import type { Asset, Identity, LedgerEntry, Period, ToolRef } from './model.ts';
import type { ConfirmSubject } from './people/subject.ts';
import { dayOf } from './period.ts';
import { placeKindOf } from './placeKind.ts';
import type { GitHistory, Progress } from './ports.ts';
import { requestOf } from './pullRequests/request.ts';
import { beginReading, type Service } from './pullRequests/service.ts';
import { leftOutCommits, subjectCommits, unmergedCommits } from './subjectCommits.ts';
import { buildSummary } from './summary/buildSummary.ts';
import { concludeSummary, type SummaryFacts } from './summary/concludeSummary.ts';
import type {
  Across,
  DocumentFact,
  SubjectCommit,
  SummaryAsset,
  SummarySettings,
} from './summary/input.ts';
import { searchForUse } from './summary/searches.ts';
import type { Summary } from './summary/summary.ts';
import { tellService } from './summary/tellService.ts';

/** Which person the summary is about cannot be told; the sentence says what to do. */
export class SubjectError extends Error {
  override readonly name = 'SubjectError';
}

export interface SummarizeOptions {
  /** Names, emails or logins of the subject; empty means the repository's own git identity. */
  readonly me: readonly string[];
  /** Asks the subject themselves which identities are theirs; goes before `me`. */
  readonly confirm?: ConfirmSubject;
  readonly period: Period;
  readonly settings: SummarySettings;
  readonly teamsFile?: string;
  /** Other repositories, which are searched for use of the subject's work. */
  readonly others?: readonly OtherRepository[];
  /** The hosting service of the repository; without one nothing is asked, and nothing said to be missing. */
  readonly service?: Service;
  readonly tool: ToolRef;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** Takes the summary as soon as only the shares of surviving lines are missing in it. */
  readonly partial?: (summary: Summary) => Promise<void>;
}

export async function summarize(git: GitHistory, options: SummarizeOptions): Promise<Summary> {
  const { signal, progress, tool } = options;
  const analysis = await analyze(git, {
    tool,
    signal,
    progress,
    ...(options.confirm === undefined ? {} : { confirm: options.confirm }),
    ...(options.teamsFile === undefined ? {} : { teamsFile: options.teamsFile }),
    restored: options.settings.restored ?? [],
  });
  const subject = findSubject(analysis, options.me);
  const commits = subjectCommits(analysis, subject.person);
  const { service } = options;
  const reading = service && beginReading(service, askAbout, progress, signal);
  try {
    const { summary, past } = await summarizeGit(analysis, subject, commits, options);
    if (!reading) return concludeSummary(summary);
    await options.partial?.(concludeSummary(summary));
    const facts = await reading.facts();
    progress.report('Writing the summary', 0, 0);
    const told = concludeSummary(await tellService(summary, facts, reading.repository, past));
    return await withSearches(told);
  } finally {
    reading?.stop();
  }

  async function withSearches(told: Summary): Promise<Summary> {
    if (!service || 'reason' in service || !service.search) return told;
    const { search, repository } = service;
    const names = new Map(analysis.survey.packages.map(({ folder, name }) => [folder, name]));
    const given = { search, repository, names, progress, signal };
    return { ...told, searches: await searchForUse(told, given) };
  }

  function askAbout(repository: string) {
    const { person, confirmed } = subject;
    return requestOf(
      {
        repository,
        subject: analysis.people.persons[person]!,
        confirmed,
        commits,
        period: options.period,
      },
      analysis,
    );
  }
}

interface Subject {
  readonly person: number;
  /** Whether they are the one whose repository this is. */
  readonly confirmed: boolean;
}

/** All that git alone tells. */
async function summarizeGit(
  analysis: Analysis,
  { person, confirmed }: Subject,
  commits: readonly SubjectCommit[],
  options: SummarizeOptions,
): Promise<{ readonly summary: SummaryFacts; readonly past: Past }> {
  const { signal, progress, tool } = options;
  const { git } = analysis;
  const { restored = [] } = options.settings;
  const unmerged = await unmergedCommits(analysis, person, signal);
  const documents = await readDocuments(analysis, signal);
  const codeFiles = codeFilesOf(analysis);
  const summaryOf = (
    assets: readonly Omit<SummaryAsset, 'repository'>[],
    ledger: readonly LedgerEntry[],
    across?: Across,
  ): Summary =>
    buildSummary({
      repository: { ...git.repository, webUrl: git.webUrl },
      coverage: analysis.coverage,
      teams: {
        source: analysis.teams.source,
        ignored: analysis.teams.ignored,
        list: analysis.teams.list,
        ...(analysis.teams.byDefault === undefined ? {} : { byDefault: analysis.teams.byDefault }),
      },
      subject: analysis.people.persons[person]!,
      confirmed,
      people: analysis.people.persons,
      period: options.period,
      assets: assets.map((asset) => ({ ...asset, repository: 0 })),
      commits: commits.map((commit) =>
        commit.excluded !== null && restored.includes(commit.excluded)
          ? { ...commit, excluded: null }
          : commit,
      ),
      unmerged,
      documents,
      codeFiles,
      authors: authorsOf(analysis, assets),
      ledger: [...analysis.ledger, ...ledger, ...leftOutCommits(commits)],
      ...(across === undefined ? {} : { across }),
      settings: options.settings,
      tool,
    });
  const { partial, others = [] } = options;
  let across: AcrossResult | undefined;
  const { assets, targets, ledger } = await adoptionsOf(
    analysis,
    {
      picks: null,
      symbol: null,
      allSymbols: false,
      owner: person,
      originatedOnly: false,
      exhaustive: options.settings.exhaustive,
      endedSince: lastBefore(analysis, options.period.from),
      isTold: (asset) => isOwnWork(asset, analysis.people.persons[person]!),
    },
    signal,
    progress,
    {
      ...(partial === undefined ? {} : { early: (early) => partial(summaryOf(early, [])) }),
      async elsewhere(all) {
        if (others.length === 0) return new Set();
        const { exhaustive } = options.settings;
        across = await searchAcross(analysis, all, others, {
          person,
          exhaustive,
          tool,
          signal,
          progress,
        });
        return across.used;
      },
    },
  );
  progress.report('Looking into the history', 0, 0);
  const withUses = assets.map((asset, index) => {
    const elsewhere = across?.elsewhere.get(targets[index]!);
    return elsewhere === undefined ? asset : { ...asset, elsewhere };
  });
  const summary = summaryOf(withUses, ledger, across);
  const past = createPast({ ...analysis, ref: git.repository.ref }, person, signal);
  const contributions = await argueFromPast(
    summary.contributions,
    summary,
    past,
    progress,
    async (told) => partial?.(concludeSummary({ ...summary, contributions: told })),
  );
  progress.report('Writing the summary', 0, 0);
  return { summary: { ...summary, contributions }, past };
}

/** The mainline position that stood when a day began; the oldest one where that was before all. */
function lastBefore({ history }: Analysis, day: string): number {
  const start = dayOf(day)! * 86_400;
  const found = history.mainline.findLastIndex((commit) => history.committed[commit]! < start);
  return Math.max(0, found);
}

/** Authors as recorded, by the commits in which assets were born. */
function authorsOf({ history }: Analysis, assets: readonly Asset[]): ReadonlyMap<string, Identity> {
  const authors = new Map<string, Identity>();
  for (const asset of assets) {
    const commit = history.findCommit(asset.born.commit);
    if (commit >= 0) authors.set(asset.born.commit, history.identities[history.author[commit]!]!);
  }
  return authors;
}

/** The person asked for, and whether it is the one whose repository this is. */
function findSubject(analysis: Analysis, me: readonly string[]): Subject {
  const { people, git } = analysis;
  const own = git.identity
    ? [...people.find(git.identity.email), ...people.find(git.identity.name)]
    : [];
  if (people.subject !== null)
    return { person: people.subject, confirmed: own.includes(people.subject) };
  if (me.length === 0) {
    const person = own[0];
    if (person === undefined) {
      const who = git.identity ? `${git.identity.name} <${git.identity.email}>` : 'nobody';
      throw new SubjectError(
        `The git identity of this repository is ${who}, who made no commit in it. Say who you are: --me NAME|EMAIL|LOGIN.`,
      );
    }
    return { person, confirmed: true };
  }
  const found = new Set<number>();
  for (const query of me) {
    const matches = people.find(query);
    const near = people.nearMatches(query);
    if (matches.length === 0) {
      throw new SubjectError(
        `Nobody called ${query} is in this history.${near.length > 0 ? ` Near: ${near.join('; ')}.` : ' groundwork people lists everyone.'}`,
      );
    }
    for (const match of matches) found.add(match);
  }
  const [person, other] = [...found];
  if (other !== undefined) {
    const names = [...found].map(
      (index) => `${people.persons[index]!.name} <${people.persons[index]!.identities[0]!.email}>`,
    );
    throw new SubjectError(
      `These are several persons: ${names.slice(0, 5).join('; ')}. Give one email.`,
    );
  }
  return { person: person!, confirmed: own.includes(person!) };
}

/** The code that is read, without tests, examples and documentation. */
function codeFilesOf({ survey, history }: Analysis): readonly string[] {
  return survey.files
    .map(({ path }) => history.path(path))
    .filter((path) => placeKindOf(path, false) === 'code');
}

/** Titles and first sentences that the repository itself gives: manifests, READMEs, documentation comments. */
async function readDocuments(
  analysis: Analysis,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, DocumentFact>> {
  const { survey, tree, git, history } = analysis;
  const documents = new Map<string, DocumentFact>();
  for (const file of survey.files) {
    if (file.facts.summary)
      documents.set(history.path(file.path), { title: null, sentence: file.facts.summary });
  }
  for (const pack of survey.packages) {
    const description = /"description"\s*:\s*"((?:[^"\\]|\\.){1,300})"/.exec(
      survey.manifestText(pack.manifest) ?? '',
    );
    documents.set(pack.folder, {
      title: pack.name,
      sentence: description ? unescape(description[1]!) : null,
    });
  }
  const readmes = tree.filter((entry) => /(^|\/)readme\.md$/i.test(entry.path)).slice(0, 500);
  await git.readBlobs(
    readmes.map((entry) => entry.blob),
    (index, blob) => {
      if (blob.kind !== 'text') return;
      const folder = folderOf(readmes[index]!.path);
      const heading = /^#\s+(.{1,120})$/m.exec(blob.text.slice(0, 4000))?.[1]?.trim() ?? null;
      const known = documents.get(folder);
      documents.set(folder, { title: known?.title ?? heading, sentence: known?.sentence ?? null });
    },
    signal,
  );
  return documents;
}

function unescape(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}
