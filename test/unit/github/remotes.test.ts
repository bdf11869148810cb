import assert from 'node:assert/strict';

import { webUrlOf } from '../../../src/git/webUrl.ts';
import { hostOf, repositoryAt } from '../../../src/github/hosts.ts';

/** Where the API of a remote's host answers, with owner and name; null where nothing may be asked. */
function apiOf(remote: string): string | null {
  const webUrl = webUrlOf(remote);
  const repository = webUrl === null ? null : repositoryAt(webUrl);
  const host = repository && hostOf(repository.host);
  return host && `${host.api} ${repository.owner}/${repository.name}`;
}

const github = 'https://api.github.com acme/platform';
const remotes: readonly (readonly [remote: string, api: string | null])[] = [
  ['https://github.com/acme/platform', github],
  ['https://github.com/acme/platform.git', github],
  ['https://github.com/acme/platform/', github],
  ['HTTPS://GitHub.com/acme/platform.git', github],
  ['https://x-access-token:ghp_secret@github.com/acme/platform.git', github],
  ['git@github.com:acme/platform.git', github],
  ['github.com:acme/platform', github],
  ['ssh://git@github.com/acme/platform.git', github],
  ['ssh://git@ssh.github.com:443/acme/platform.git', github],
  ['git+ssh://git@github.com/acme/platform', github],
  ['git://github.com/acme/platform.git', github],
  ['git@octo.ghe.com:acme/platform.git', 'https://api.octo.ghe.com acme/platform'],
  ['https://octo.ghe.com/acme/platform', 'https://api.octo.ghe.com acme/platform'],
  ['git@git.example.org:acme/platform.git', 'https://git.example.org/api/v3 acme/platform'],
  [
    'https://git.example.org:8443/acme/platform',
    'https://git.example.org:8443/api/v3 acme/platform',
  ],
  ['https://evilgithub.com/acme/platform', 'https://evilgithub.com/api/v3 acme/platform'],
  ['https://github.com.evil.io/acme/platform', 'https://github.com.evil.io/api/v3 acme/platform'],
  ['https://github.com@evil.io/acme/platform', 'https://evil.io/api/v3 acme/platform'],
  ['https://gist.github.com/acme/0123456789', null],
  ['git@github.com:acme/platform.wiki.git', null],
  ['https://github.com/acme', null],
  ['https://github.com/acme/platform/issues', null],
  ['https://github.com/../platform', null],
  ['/srv/git/platform.git', null],
  ['../sibling', null],
  ['C:\\work\\platform', null],
  ['C:/work/platform', null],
  ['file:///srv/git/platform.git', null],
  ['work:acme/platform', null],
  ['-oProxyCommand=x:acme/p', null],
  ['git@-oProxyCommand.com:acme/p', null],
  ['https://github.com/acme/pl\natform', null],
  ['https://[::1]/acme/platform', null],
  ['http://localhost:3000/acme/platform', null],
  ['', null],
];

describe('what a remote names on a GitHub', () => {
  for (const [remote, api] of remotes)
    it(JSON.stringify(remote), () => assert.equal(apiOf(remote), api));
});
