/** Repositories for tests, built by code with fixed identities and dates, and removed when the test run ends. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { CommitSpec } from '../../src/git/importStream.ts';
import {
  type CommitHandle,
  createRepository,
  type WriterOptions,
} from '../../src/git/repositoryWriter.ts';

export interface TestRepository {
  readonly folder: string;
  /** What is not given is filled in: Ada, an hour after the commit before, "Change 1", "Change 2" and so on. */
  commit(spec?: Partial<CommitSpec>): CommitHandle;
  merge(branch: string, spec?: Partial<CommitSpec>): CommitHandle;
  branch(name: string, from?: CommitHandle): void;
  switchTo(name: string): void;
  write(): Promise<void>;
  checkout(): Promise<void>;
  readonly id: (commit: CommitHandle) => string;
  /** Runs git in the repository, with a fixed identity and nobody's settings; returns what it printed. */
  git(...args: readonly string[]): string;
}

export async function buildRepository(options: WriterOptions = {}): Promise<TestRepository> {
  const folder = temporaryFolder();
  const writer = await createRepository(folder, options);
  let made = 0;
  const fill = (spec: Partial<CommitSpec>): CommitSpec => {
    made++;
    return {
      author: 'Ada <ada@example.org>',
      date: new Date(Date.UTC(2024, 0, 1, made)).toISOString().replace('.000Z', '+00:00'),
      message: `Change ${made}`,
      ...spec,
    };
  };
  return {
    ...writer,
    commit: (spec = {}) => writer.commit(fill(spec)),
    merge: (branch, spec = {}) =>
      writer.merge(branch, fill({ message: `Merge ${branch}`, ...spec })),
    git: (...args) => runGitIn(writer.folder, args),
  };
}

/** A new empty folder that is removed when the test run ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'groundwork-test-')));
  folders.push(folder);
  return folder;
}

/** Runs git in any folder, with a fixed identity and nobody's settings; `input` goes to its standard input. */
export function runGitIn(
  folder: string,
  args: readonly string[],
  input: string | Uint8Array = '',
): string {
  return execFileSync('git', args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      LC_ALL: 'C',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_AUTHOR_DATE: '1704186000 +0100',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
      GIT_COMMITTER_DATE: '1704186000 +0100',
    },
  });
}

const folders: string[] = [];

process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
