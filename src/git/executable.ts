/** Finds git itself: by an absolute path that we resolved, never by what lies in the current folder. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';

import { GitError } from './errors.ts';

const usualFolders: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/opt/homebrew/bin', '/usr/local/bin', '/usr/bin'],
  linux: ['/usr/bin', '/usr/local/bin'],
  win32: ['C:\\Program Files\\Git\\cmd', 'C:\\Program Files (x86)\\Git\\cmd'],
};

/** The absolute path of git: the one asked for, else the first one on the search path or in the usual folders. */
export async function findGit(
  asked: string | undefined,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<string> {
  if (asked !== undefined) {
    if (path.isAbsolute(asked) && (await isProgram(asked, platform))) return asked;
    throw new GitError(
      'git-missing',
      `There is no git at ${asked}; give the absolute path of git.`,
    );
  }
  const name = platform === 'win32' ? 'git.exe' : 'git';
  const folders = searchPath(environment, platform).filter((folder) => path.isAbsolute(folder));
  for (const folder of [...folders, ...(usualFolders[platform] ?? [])]) {
    const candidate = path.join(folder, name);
    if (await isProgram(candidate, platform)) return candidate;
  }
  throw new GitError(
    'git-missing',
    'git was not found; install it from https://git-scm.com and try again.',
  );
}

function searchPath(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  const name = Object.keys(environment).find((key) =>
    platform === 'win32' ? key.toUpperCase() === 'PATH' : key === 'PATH',
  );
  return name === undefined ? [] : (environment[name] ?? '').split(path.delimiter);
}

async function isProgram(file: string, platform: NodeJS.Platform): Promise<boolean> {
  try {
    if (!(await stat(file)).isFile()) return false;
    if (platform !== 'win32') await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const oldest = [2, 30, 7] as const;
const withAllFixes = [2, 39, 4] as const;

/** What the answer of `git version` means: refused, warned about, or fine. */
export function judgeVersion(answer: string): {
  readonly version: string;
  readonly warning: string | null;
  /** Whether `cat-file --batch-command` is there (git 2.36). */
  readonly hasBatchCommand: boolean;
} {
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(answer);
  if (!found)
    throw new GitError(
      'git-too-old',
      'git does not tell its version; install git 2.39.4 or newer.',
    );
  const parts = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
  const version = parts.join('.');
  if (isOlder(parts, oldest)) {
    throw new GitError(
      'git-too-old',
      `git ${version} has known security holes that reading a history reaches; install git 2.39.4 or newer.`,
    );
  }
  const warning = isOlder(parts, withAllFixes)
    ? `git ${version} is read with, but git 2.39.4 and newer are safer with repositories of unknown origin.`
    : null;
  return { version, warning, hasBatchCommand: !isOlder(parts, [2, 36, 0]) };
}

function isOlder(parts: readonly number[], than: readonly number[]): boolean {
  for (const [index, part] of than.entries()) {
    if (parts[index] !== part) return parts[index]! < part;
  }
  return false;
}
