/** Summaries of built repositories with their loopback GitHub, for tests of what is told. */
import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import { emptyDraft } from '../../../src/core/draft/draft.ts';
import { parsePeriod } from '../../../src/core/period.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { summarizeRepository } from '../../../src/summarizeRepository.ts';
import { buildHosted, type Hosted, type Story } from './hostedStory.ts';
import { sentinel } from './makeWorld.ts';
import { startGitHub, type LoopbackGitHub } from './server.ts';

export interface HostedSummary {
  readonly hosted: Hosted;
  readonly github: LoopbackGitHub;
  readonly summary: Summary;
}

const open: LoopbackGitHub[] = [];

/** Ends what the tests of a file started. */
export async function closeHosted(): Promise<void> {
  for (const github of open.splice(0)) await github.close();
}

export interface HostedOptions {
  readonly period?: string;
  readonly people?: 'roles' | 'names';
  readonly me?: readonly string[];
  readonly searchCode?: boolean;
  /** Changes the world, or lets questions fail, before anything is asked. */
  readonly prepare?: (github: LoopbackGitHub) => void;
  /** Takes what is told before everything is there. */
  readonly partial?: (summary: Summary) => void;
}

/** What is told of Ada's work in the first half of 2026. */
export async function summarizeHosted(
  tell: (story: Story) => void,
  {
    period = '2026-H1',
    people = 'roles',
    me = [],
    searchCode = false,
    prepare,
    partial,
  }: HostedOptions = {},
): Promise<HostedSummary> {
  const hosted = await buildHosted(tell);
  const github = await startGitHub(hosted.world);
  open.push(github);
  prepare?.(github);
  const summary = await summarizeRepository(
    {
      folder: hosted.repository.folder,
      at: 'main',
      me,
      searchCode,
      period: parsePeriod(period)!,
      today: '2026-07-01',
      settings: { people, voice: 'first', exhaustive: false },
      accesses: [{ host: 'github.com', api: github.api, token: sentinel }],
    },
    { name: 'groundwork', version: 'test' },
    new AbortController().signal,
    { report() {} },
    undefined,
    { partial: async (told) => partial?.(told) },
  );
  return { hosted, github, summary };
}

export function markdownOf(summary: Summary): string {
  return renderMarkdown(showSummary(applyDraft(summary, emptyDraft)));
}
