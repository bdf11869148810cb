/** Which sign-in of the editor a host belongs to, and what it is asked to allow. */
import { hostOf, repositoryAt } from '../../github/hosts.ts';

export type Provider = 'github' | 'github-enterprise';

/** What may be read: what everybody can see, or private repositories too. */
export type Extent = 'public' | 'private';

/**
 * The provider whose token is meant for that very host; null where there is none. `enterprise` is the server that the
 * user's own settings name: a host that only a repository names is never one.
 */
export function providerOf(host: string, enterprise: string | null): Provider | null {
  const kind = hostOf(host)?.kind;
  if (kind === undefined) return null;
  if (kind === 'github.com') return 'github';
  if (enterprise === null || !URL.canParse(enterprise)) return null;
  const server = new URL(enterprise);
  return server.protocol === 'https:' && server.host === host ? 'github-enterprise' : null;
}

/** Whether the host is known to be GitHub's by its name alone, without a setting that says so. */
export function isGitHubByName(host: string): boolean {
  const kind = hostOf(host)?.kind;
  return kind === 'github.com' || kind === 'ghe.com';
}

/** The least that GitHub can be asked to allow. It knows no permission to read private repositories only. */
export function scopesFor(extent: Extent): readonly string[] {
  return extent === 'private' ? ['read:user', 'repo'] : ['read:user'];
}

/** Repositories by their host, in the order in which the hosts first occur. */
export function repositoriesByHost(
  webUrls: readonly (string | null)[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const webUrl of webUrls) {
    const repository = webUrl === null ? null : repositoryAt(webUrl);
    if (!repository) continue;
    const name = `${repository.owner}/${repository.name}`;
    found.set(repository.host, [...(found.get(repository.host) ?? []), name]);
  }
  return found;
}
