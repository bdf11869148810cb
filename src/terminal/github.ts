/** `--github`: whose token, for which host. */
import { hostAt, hostOf } from '../github/hosts.ts';
import { findToken } from '../github/token.ts';
import type { FindAccess } from '../hostedRepository.ts';
import type { Context } from './context.ts';
import { UsageError, type CommandLine } from './options.ts';

/** Finds access as the options allow it; absent where they do not, and nothing touches the network. */
export function accessOf({ options }: CommandLine, { signal }: Context): { access?: FindAccess } {
  const api = options['github-api'] ?? null;
  if (!options.github) {
    if (api !== null || options['github-search'])
      throw new UsageError('--github-api URL and --github-search go with --github.');
    return {};
  }
  const base = api === null ? null : hostAt(api);
  if (api !== null && base === null) {
    throw new UsageError(
      '--github-api takes the base of an API such as https://github.example.com/api/v3.',
    );
  }
  return {
    async access(remote) {
      const host = remote === null ? null : (base ?? hostOf(remote));
      if (remote === null || host === null) {
        return {
          reason: 'not-found',
          explanation: 'No remote of this repository tells its owner and name on GitHub.',
        };
      }
      const token = await findToken({
        environment: process.env,
        host: host.name,
        isNamedByUser: base !== null,
        signal,
      });
      if (token === null) {
        return {
          reason: 'signed-out',
          explanation: `There is no token for ${host.name}: set ${host.kind === 'server' && base === null ? 'GH_ENTERPRISE_TOKEN' : 'GITHUB_TOKEN or GH_TOKEN'}, or run gh auth login.`,
        };
      }
      return { host: remote, api, token };
    },
  };
}
