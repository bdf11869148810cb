/** The token for the terminal: from the environment, else what GitHub's own tool knows. It is never written anywhere. */
import { execFile } from 'node:child_process';
import { homedir } from 'node:os';

/** Longest time that the tool may take to answer. */
const patience = 10_000;
const usual = ['GITHUB_TOKEN', 'GH_TOKEN'];
/** Servers of one's own have variables of their own, as in GitHub's tool. */
const ofServers = ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN'];

export interface TokenQuestion {
  readonly environment: NodeJS.ProcessEnv;
  /** The host whose token is wanted. */
  readonly host: string;
  /** Whether the user named that host; one that only a repository names gets no token that was meant for another. */
  readonly isNamedByUser: boolean;
  readonly signal: AbortSignal;
}

/** The token, or null where there is none. */
export async function findToken({
  environment,
  host,
  isNamedByUser,
  signal,
}: TokenQuestion): Promise<string | null> {
  const isOfGitHub = host === 'github.com' || /^[a-z0-9-]+\.ghe\.com$/.test(host);
  for (const name of isOfGitHub || isNamedByUser ? usual : ofServers) {
    const token = cleaned(environment[name]);
    if (token !== null) return token;
  }
  return askTool(environment, host, signal);
}

async function askTool(
  environment: NodeJS.ProcessEnv,
  host: string,
  signal: AbortSignal,
): Promise<string | null> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    execFile(
      'gh',
      ['auth', 'token', '--hostname', host],
      // Not in the folder of a repository, where a program of the same name may lie.
      { cwd: homedir(), env: environment, signal, timeout: patience, windowsHide: true },
      (error, output) => {
        if (signal.aborted) reject(signal.reason as Error);
        else resolve(error ? null : cleaned(output));
      },
    );
  });
}

/** A token is one word of printable characters; anything else would be a header of its own. */
function cleaned(text: string | undefined): string | null {
  const token = text?.trim() ?? '';
  return /^[\x21-\x7e]{1,1000}$/.test(token) ? token : null;
}
