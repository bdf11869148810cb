/** A git that behaves as a test wants for some calls, and is the real one for all others. */
import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { temporaryFolder } from './repoBuilder.ts';

export const realGit = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();

/**
 * Writes a program that runs `script` (POSIX shell) where the arguments match the shell pattern `calls`, and git
 * otherwise; returns its path.
 */
export function fakeGit(calls: string, script: string): string {
  const file = path.join(temporaryFolder(), 'git');
  writeFileSync(
    file,
    `#!/bin/sh\ncase " $* " in\n${calls})\n${script}\n;;\n*) exec '${realGit}' "$@" ;;\nesac\n`,
  );
  chmodSync(file, 0o755);
  return file;
}
