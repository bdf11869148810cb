/** Makes an exported summary anew from its repositories, and compares the two. */
import * as v from 'valibot';

import { applyDraft } from './core/draft/applyDraft.ts';
import type { Draft } from './core/draft/draft.ts';
import { exportedSchema, type ExportedSummary } from './core/exported/exportedSummary.ts';
import { nothingChecked, subjectNotFound, verify, type Finding } from './core/exported/verify.ts';
import { hostedInsights } from './core/insights/hostedInsights.ts';
import { useInsights } from './core/insights/insights.ts';
import { pastInsights } from './core/insights/pastInsights.ts';
import { restorableReasons, type Period, type ToolRef } from './core/model.ts';
import { parsePeriod } from './core/period.ts';
import type { Log, Progress } from './core/ports.ts';
import { overallProgress } from './core/progress.ts';
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
  /** Path of git, where it is not the one on the search path. */
  readonly git?: string;
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
  const located = await locate(request);
  const read = [...located.keys()];
  const done = (findings: readonly Finding[]): Verification => ({
    recorded,
    tool,
    read: recorded.repositories.map((_, index) => located.has(index)),
    findings,
  });
  const summaries: Summary[] = [];
  try {
    const main = read.filter((index) => !recorded.repositories[index]!.searchedOnly);
    for (const [part, index] of main.entries()) {
      const progress = overallProgress(request.progress, part, main.length);
      summaries.push(await summarizeAnew(index, located, { ...request, progress }));
    }
  } catch (error) {
    if (error instanceof SubjectError) return done(subjectNotFound(recorded));
    throw error;
  }
  if (summaries.length === 0) return done(nothingChecked(recorded, 'repository-not-read'));
  const found = documentAnew(asRecorded(combineSummaries(summaries), recorded), recorded);
  const knownInsights = new Set<string>(
    [...useInsights, ...pastInsights, ...hostedInsights].map(({ id }) => id),
  );
  return done(verify({ recorded, found, read, knownInsights }));
}

/** Opens a recorded repository at its recorded HEAD. */
type Open = () => Promise<OpenedRepository>;

/** For each recorded repository, by its index, how to open it; left out where no folder has its HEAD. */
async function locate(request: VerifyRequest): Promise<ReadonlyMap<number, Open>> {
  const { recorded, folders, git, cache, signal, log } = request;
  const located = new Map<number, Open>();
  for (const [index, { head }] of recorded.repositories.entries()) {
    for (const folder of folders) {
      const open = (): Promise<OpenedRepository> =>
        openIndexed(folder, {
          at: head,
          cache,
          signal,
          log,
          ...(git === undefined ? {} : { git }),
        });
      if (located.has(index) || !(await has(head, open))) continue;
      located.set(index, open);
    }
  }
  return located;
}

async function has(head: string, open: Open): Promise<boolean> {
  try {
    const git = await open();
    await git.close();
    return git.repository.head === head;
  } catch (error) {
    if (error instanceof GitError && error.reason === 'unknown-revision') return false;
    throw error;
  }
}

/** The summary of one recorded repository, which all others are searched for use of, as it was then. */
async function summarizeAnew(
  index: number,
  located: ReadonlyMap<number, Open>,
  { recorded, teamsFile, tool, signal, progress }: VerifyRequest,
): Promise<Summary> {
  const { subject, period, settings } = recorded;
  const others = [...located]
    .filter(([other]) => other !== index)
    .map(([other, open]) => ({ name: recorded.repositories[other]!.name, open }));
  const git = await located.get(index)!();
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
      others,
      ...(teamsFile === undefined ? {} : { teamsFile }),
      tool,
      signal,
      progress,
    });
  } finally {
    await git.close();
  }
}

/** What the document does not take from the history: who made it, and what its repositories are called. */
function asRecorded(summary: Summary, recorded: ExportedSummary): Summary {
  return {
    ...summary,
    confirmed: recorded.subject.confirmed,
    repositories: summary.repositories.map((repository) => {
      const known = recorded.repositories.find(({ head }) => head === repository.head);
      if (!known) return repository;
      const { name, ref, url } = known;
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
