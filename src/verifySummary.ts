/** Makes an exported summary anew from its repositories, and compares the two. */
import * as v from 'valibot';

import { applyDraft } from './core/draft/applyDraft.ts';
import type { Draft } from './core/draft/draft.ts';
import { exportedSchema, type ExportedSummary } from './core/exported/exportedSummary.ts';
import { nothingChecked, subjectNotFound, verify, type Finding } from './core/exported/verify.ts';
import { useInsights } from './core/insights/insights.ts';
import { pastInsights } from './core/insights/pastInsights.ts';
import { restorableReasons, type Period, type ToolRef } from './core/model.ts';
import { parsePeriod } from './core/period.ts';
import type { Log, Progress } from './core/ports.ts';
import { summarize, SubjectError } from './core/summarize.ts';
import { combineSummaries } from './core/summary/combineSummaries.ts';
import type { Summary } from './core/summary/summary.ts';
import { GitError } from './git/errors.ts';
import type { OpenedRepository } from './git/repository.ts';
import { openIndexed } from './openIndexed.ts';
import { summaryDocument } from './report/json.ts';
import { parseEdit } from './store/edits.ts';

export interface VerifyRequest {
  readonly recorded: ExportedSummary;
  /** Folders of repositories in which the recorded ones are looked for. */
  readonly folders: readonly string[];
  readonly teamsFile?: string;
  readonly cache: string | null;
  readonly tool: ToolRef;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  readonly log: Log;
}

/** What was found out about one document. */
export interface Verification {
  readonly recorded: ExportedSummary;
  readonly tool: ToolRef;
  /** For each recorded repository, whether one with its HEAD was read. */
  readonly read: readonly boolean[];
  readonly findings: readonly Finding[];
}

export async function verifySummary(request: VerifyRequest): Promise<Verification> {
  const { recorded, tool } = request;
  const summaries: Summary[] = [];
  const read: number[] = [];
  const done = (findings: readonly Finding[]): Verification => ({
    recorded,
    tool,
    read: recorded.repositories.map((_, index) => read.includes(index)),
    findings,
  });
  try {
    const folders = await findFolders(request);
    for (const [index, { searchedOnly }] of recorded.repositories.entries()) {
      const folder = folders[index];
      if (searchedOnly || folder === null || folder === undefined) continue;
      read.push(index);
      summaries.push(await summarizeAt(index, folders, request));
    }
  } catch (error) {
    if (error instanceof SubjectError) return done(subjectNotFound(recorded));
    throw error;
  }
  if (summaries.length === 0) return done(nothingChecked(recorded, 'repository-not-read'));
  const combined = combineSummaries(summaries);
  read.push(...searchedAmong(combined, recorded));
  const found = documentAnew(asRecorded(combined, recorded, read), recorded);
  const knownInsights = new Set<string>([...useInsights, ...pastInsights].map(({ id }) => id));
  return done(verify({ recorded, found, read, knownInsights }));
}

/** For each recorded repository the first folder that has its HEAD; null where none has. */
async function findFolders(request: VerifyRequest): Promise<readonly (string | null)[]> {
  const { recorded, folders } = request;
  return Promise.all(
    recorded.repositories.map(async ({ head }) => {
      for (const folder of folders) {
        const git = await openAt(folder, head, { ...request, cache: null });
        if (git === null) continue;
        await git.close();
        return folder;
      }
      return null;
    }),
  );
}

/** The repository at a HEAD; null where it does not have that commit. */
async function openAt(
  folder: string,
  head: string,
  { cache, signal, log }: VerifyRequest,
): Promise<OpenedRepository | null> {
  const git = await openIndexed(folder, { at: head, cache, signal, log }).catch(
    (error: unknown) => {
      if (error instanceof GitError && error.reason === 'unknown-revision') return null;
      throw error;
    },
  );
  if (git === null || git.repository.head === head) return git;
  await git.close();
  return null;
}

/** The summary of one recorded repository; the others at hand are searched for use as they were. */
async function summarizeAt(
  index: number,
  folders: readonly (string | null)[],
  request: VerifyRequest,
): Promise<Summary> {
  const { recorded, teamsFile, tool, signal, progress } = request;
  const { subject, period, settings, repositories } = recorded;
  const open = async (at: number): Promise<OpenedRepository> =>
    (await openAt(folders[at]!, repositories[at]!.head, request))!;
  const git = await open(index);
  try {
    return await summarize(git, {
      me: subject.identities.map(({ email }) => email),
      confirm: () =>
        Promise.resolve({ own: subject.identities, notOwn: [], agents: namesAgents(recorded) }),
      period,
      settings: {
        ...settings,
        restored: restorableReasons.filter((reason) => settings.restored?.includes(reason)),
      },
      ...(teamsFile === undefined ? {} : { teamsFile }),
      others: repositories.flatMap(({ name }, at) =>
        at === index || folders[at] === null ? [] : [{ name, open: () => open(at) }],
      ),
      tool,
      signal,
      progress,
    });
  } finally {
    await git.close();
  }
}

/** Indices of the recorded repositories that were searched only, in the order in which they are found anew. */
function searchedAmong(found: Summary, recorded: ExportedSummary): readonly number[] {
  return found.repositories
    .filter(({ searchedOnly }) => searchedOnly)
    .map(({ head }) => recorded.repositories.findIndex((other) => other.head === head));
}

/** What the document does not take from the history: who made it, and what its repositories are called. */
function asRecorded(summary: Summary, recorded: ExportedSummary, read: readonly number[]): Summary {
  return {
    ...summary,
    confirmed: recorded.subject.confirmed,
    repositories: summary.repositories.map((repository, index) => {
      const { name, ref, url } = recorded.repositories[read[index]!]!;
      return { ...repository, name, ref, webUrl: url };
    }),
  };
}

function namesAgents({ contributions }: ExportedSummary): boolean {
  return contributions.some(({ commits }) => commits.some(({ viaAgent }) => viaAgent !== null));
}

function documentAnew(summary: Summary, { edits }: ExportedSummary): ExportedSummary {
  const draft: Draft = {
    version: 1,
    edits: edits.flatMap((edit) => parseEdit(JSON.stringify(edit)) ?? []),
  };
  const anew = v.parse(exportedSchema, summaryDocument(applyDraft(summary, draft), draft));
  return { ...anew, period: asLabelled(anew.period) };
}

/** A period as its label says it: what a reader is shown must be what was counted. */
function asLabelled({ label, from, to }: Period): Period {
  return parsePeriod(label) ?? { label: `${from}..${to}`, from, to };
}
