/** Which host a remote names, and where that host answers. Hosts are compared as a whole, never by their ending. */

export interface GitHubHost {
  /** The host of the web pages, in lower case. */
  readonly name: string;
  /** Base of the REST addresses, without a slash at its end. */
  readonly api: string;
  readonly graphql: string;
  readonly kind: 'github.com' | 'ghe.com' | 'server';
}

/** A token for one host, for as long as a task runs: it is never stored, logged or shown. */
export interface HostAccess {
  /** The host of the web pages, in lower case. */
  readonly host: string;
  /** Base of the API where the user gave one; null for the host's own. */
  readonly api: string | null;
  readonly token: string;
}

export interface RemoteRepository {
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

/** The host as the service configures it: github.com, a subdomain of ghe.com, or a server of one's own. */
export function hostOf(name: string): GitHubHost | null {
  const host = name.toLowerCase();
  if (host === 'github.com') return at(host, 'https://api.github.com', '', 'github.com');
  if (/^[a-z0-9][a-z0-9-]*\.ghe\.com$/.test(host))
    return at(host, `https://api.${host}`, '', 'ghe.com');
  if (!/^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+(:\d{1,5})?$/.test(host)) return null;
  if (isReserved(host)) return null;
  return at(host, `https://${host}/api`, '/v3', 'server');
}

/** The host behind a given base of its API: HTTPS, or plain HTTP on this machine alone; null for anything else. */
export function hostAt(api: string): GitHubHost | null {
  if (!URL.canParse(api)) return null;
  const url = new URL(api);
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) return null;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return null;
  const base = url.origin + url.pathname.replace(/\/+$/, '');
  if (url.host === 'api.github.com') return hostOf('github.com');
  if (/^api\.[a-z0-9-]+\.ghe\.com$/.test(url.host)) return hostOf(url.host.slice('api.'.length));
  const version = /\/v3$/.exec(base)?.[0] ?? '';
  return at(url.host, base.slice(0, base.length - version.length), version, 'server');
}

/** Owner and name behind the web address of a repository; null where it is no such address. */
export function repositoryAt(webUrl: string): RemoteRepository | null {
  if (!URL.canParse(webUrl)) return null;
  const { protocol, host, pathname } = new URL(webUrl);
  const [, owner, name] = /^\/([A-Za-z0-9._-]+)\/([A-Za-z0-9._-]+)$/.exec(pathname) ?? [];
  if (protocol !== 'https:' || owner === undefined || name === undefined) return null;
  return name.endsWith('.wiki') ? null : { host, owner, name };
}

function at(name: string, base: string, version: string, kind: GitHubHost['kind']): GitHubHost {
  return { name, api: base + version, graphql: `${base}/graphql`, kind };
}

/** Subdomains and other products of the service itself are no servers of one's own. */
function isReserved(host: string): boolean {
  return /(^|\.)(github\.com|ghe\.com|githubusercontent\.com|github\.io)$/.test(host);
}
