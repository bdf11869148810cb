/** Which hosting service may be asked about a repository. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { ToolRef } from './core/model.ts';
import type { Refusal, Service } from './core/pullRequests/service.ts';
import { createCodeSearch } from './github/codeSearch.ts';
import { hostAt, hostOf, repositoryAt, type HostAccess } from './github/hosts.ts';
import { createPullRequests } from './github/syncGitHub.ts';
import { githubFolder } from './store/cacheFolder.ts';

/** Gives access to a host, or says why not; asked with null where no remote names a host. */
export type FindAccess = (host: string | null) => Promise<HostAccess | Refusal>;

export interface Hosted {
  /** Absent where nobody may be asked, and nobody wanted to. */
  readonly service?: Service;
  /** Takes away what was kept for this run alone. */
  close(): Promise<void>;
}

export interface ServiceOptions {
  /** The cache folder; without one nothing is kept. */
  readonly cache: string | null;
  readonly tool: ToolRef;
  /** Fires when the user signs out of that host. */
  readonly signedOut?: ((host: string) => AbortSignal) | undefined;
  /** Whether the owner's code is to be searched for use as well. */
  readonly searchCode: boolean;
}

const nobody: Hosted = { close: async () => {} };

/** The service behind the remote of a repository, with what it told before in the cache folder. */
export async function findService(
  webUrl: string | null,
  access: FindAccess | readonly HostAccess[],
  { cache, tool, signedOut, searchCode }: ServiceOptions,
): Promise<Hosted> {
  const remote = webUrl === null ? null : repositoryAt(webUrl);
  const given =
    typeof access === 'function'
      ? await access(remote?.host ?? null)
      : access.find(({ host }) => host === remote?.host);
  if (!given) return nobody;
  if ('reason' in given) return { ...nobody, service: given };
  const host = given.api === null ? hostOf(given.host) : hostAt(given.api);
  if (!host || !remote) return nobody;
  const kept = cache ?? (await mkdtemp(path.join(tmpdir(), 'groundwork-')));
  const door = {
    host,
    token: given.token,
    userAgent: `${tool.name}/${tool.version}`,
    ...(signedOut === undefined ? {} : { signedOut: signedOut(given.host) }),
  };
  return {
    service: {
      repository: `${remote.owner}/${remote.name}`,
      pullRequests: createPullRequests({ ...door, folder: githubFolder(kept) }),
      ...(searchCode ? { search: createCodeSearch(door) } : {}),
    },
    async close() {
      if (cache === null) await rm(kept, { recursive: true, force: true });
    },
  };
}
