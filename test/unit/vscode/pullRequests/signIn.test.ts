/** To which host a token may go, and for what. */
import assert from 'node:assert/strict';

import {
  providerOf,
  repositoriesByHost,
  scopesFor,
} from '../../../../src/vscode/pullRequests/signIn.ts';

describe('the sign-in of a host', () => {
  it('is GitHub’s own for github.com alone', () => {
    assert.equal(providerOf('github.com', null), 'github');
    for (const host of [
      'evilgithub.com',
      'github.com.evil.io',
      'gist.github.com',
      'gitlab.com',
      'acme.ghe.com',
      '127.0.0.1:8080',
    ])
      assert.equal(providerOf(host, null), null, host);
  });

  it('is the enterprise one for the very server that the user’s settings name', () => {
    assert.equal(providerOf('git.acme.example', 'https://git.acme.example'), 'github-enterprise');
    assert.equal(providerOf('git.acme.example', 'https://git.acme.example/'), 'github-enterprise');
    assert.equal(providerOf('acme.ghe.com', 'https://acme.ghe.com'), 'github-enterprise');
    assert.equal(
      providerOf('git.acme.example:8443', 'https://git.acme.example:8443'),
      'github-enterprise',
    );
    for (const enterprise of [
      'https://acme.example',
      'https://evil.git.acme.example',
      'https://git.acme.example.evil.io',
      'https://git.acme.example:8443',
      'https://git.acme.example@evil.io',
      'http://git.acme.example',
      'git.acme.example',
      '',
    ])
      assert.equal(providerOf('git.acme.example', enterprise), null, enterprise);
  });

  it('never takes another product of the service for a server of one’s own', () => {
    assert.equal(
      providerOf('raw.githubusercontent.com', 'https://raw.githubusercontent.com'),
      null,
    );
  });

  it('asks for what is public first, and for “repo” only where private repositories are meant', () => {
    assert.deepEqual(scopesFor('public'), ['read:user']);
    assert.deepEqual(scopesFor('private'), ['read:user', 'repo']);
  });
});

describe('repositories by host', () => {
  it('are those with an address on the web, by the whole host', () => {
    const found = repositoriesByHost([
      'https://github.com/acme/platform',
      null,
      'https://evilgithub.com/acme/platform',
      'https://github.com/acme/checkout',
      'https://github.com/acme/checkout/deeper',
    ]);
    assert.deepEqual(
      [...found],
      [
        ['github.com', ['acme/platform', 'acme/checkout']],
        ['evilgithub.com', ['acme/platform']],
      ],
    );
  });
});
