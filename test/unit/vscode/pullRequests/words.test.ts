/** What a person is told before they say yes, and the line of the page. */
import assert from 'node:assert/strict';

import {
  consentDetail,
  consentQuestion,
  lineFor,
  type Consent,
} from '../../../../src/vscode/pullRequests/words.ts';

const consent: Consent = {
  host: 'github.com',
  repositories: ['acme/platform'],
  accounts: [],
  folder: '/cache/github',
};

describe('the consent', () => {
  it('says what is asked, of whom, as whom, with which permission, where it is kept, and how it is taken back', () => {
    assert.equal(consentQuestion(consent), 'Read pull requests of acme/platform from github.com?');
    const detail = consentDetail(consent);
    for (const told of [
      'Asked of github.com, by reading questions only',
      'your pull requests of acme,',
      'releases and runs of workflows of acme/platform',
      'Account: you are asked to sign in next.',
      '“read:user”',
      '“repo”',
      '/cache/github',
      'The token is not kept.',
      'Stop Reading Pull Requests',
    ])
      assert.ok(detail.includes(told), told);
  });

  it('names the account that is signed in, or those among which is chosen', () => {
    const of = (...accounts: string[]): string => consentDetail({ ...consent, accounts });
    assert.match(of('octo'), /Account: octo, with whom you are signed in\./);
    assert.match(of('octo', 'octo-work'), /Account: you are asked next which of octo, octo-work\./);
  });

  it('stays readable whatever the remotes are called', () => {
    const repositories = Array.from(
      { length: 50 },
      (_, index) => `acme/${'x'.repeat(5000)}${index}`,
    );
    const question = consentQuestion({ ...consent, repositories });
    assert.ok(question.length < 500, String(question.length));
    assert.match(question, /47 more/);
  });
});

describe('the line of the page', () => {
  const of = (standing: Partial<Parameters<typeof lineFor>[0]>): string =>
    lineFor({
      host: 'github.com',
      choice: null,
      isTrusted: true,
      signedOut: false,
      ...standing,
    }).sentence;
  const yes = {
    answer: 'yes',
    extent: 'public',
    account: { id: '1', label: 'octo' },
  } as const;

  it('says whether pull requests are read, and why not', () => {
    assert.equal(of({}), 'Pull requests were not read.');
    assert.match(of({ choice: { answer: 'never' } }), /not read, as you said/);
    assert.equal(of({ choice: yes }), 'Pull requests are read from github.com as octo.');
    assert.match(
      of({ choice: yes, signedOut: true }),
      /[Yy]ou are not signed in to github\.com as octo/,
    );
  });

  it('offers nothing in Restricted Mode, whatever was said before', () => {
    assert.match(of({ choice: yes, isTrusted: false }), /not read in Restricted Mode/);
  });
});
