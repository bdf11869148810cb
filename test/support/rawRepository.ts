/** A repository whose file names are any bytes. */
import { execFileSync } from 'node:child_process';

import { runGitIn, temporaryFolder } from './repoBuilder.ts';

/** `path` is one character a byte, as in Latin-1. */
export interface RawFile {
  readonly path: string;
  readonly text: string;
}

/** Writes commits one after the other, each an hour after the one before; answers with the folder. */
export function buildRawRepository(
  commits: readonly { readonly author: string; readonly files: readonly RawFile[] }[],
): string {
  const folder = temporaryFolder();
  runGitIn(folder, ['init', '--quiet', '--initial-branch=main']);
  const stream = commits.flatMap(({ author, files }, index) => [
    'commit refs/heads/main\n',
    `committer ${author} ${1_704_000_000 + index * 3600} +0000\n`,
    ...data(`Change ${index + 1}`),
    ...files.flatMap(({ path, text }) => [`M 100644 inline ${quoted(path)}\n`, ...data(text)]),
    '\n',
  ]);
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], { input: stream.join('') });
  return folder;
}

function data(text: string): string[] {
  return [`data ${Buffer.byteLength(text)}\n`, text, '\n'];
}

/** Every byte as three octal digits. */
function quoted(path: string): string {
  const bytes = [...Buffer.from(path, 'latin1')];
  return `"${bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}"`;
}
