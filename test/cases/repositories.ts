/** The repositories that the cases are about, and what git itself says of them. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where a repository is in the folder of clones; undefined where it is not at hand. */
export function findRepository(folder: string, name: string): string | undefined {
  const plus = name.replace('/', '+');
  return [`${plus}/repo`, plus, name]
    .map((part) => path.join(folder, part))
    .find((candidate) => existsSync(candidate));
}

export interface Proof {
  /** One line of shell with git alone. */
  readonly prove: string;
  /** What its output must hold. */
  readonly shows: string;
}

/** What git does not show; `where` are the names under which the command knows the repositories. */
export function proveByGit(
  { prove, shows }: Proof,
  where: Readonly<Record<string, string>>,
): readonly string[] {
  const output = execFileSync('sh', ['-c', prove], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...where },
  });
  return output.includes(shows) ? [] : [`git does not show ${shows}`];
}
