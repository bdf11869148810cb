/** What the user is told about reading a host, before and after they said yes. */
import type { PullRequestsLine } from '../../protocol.ts';
import type { Choice } from './choices.ts';
import { scopesFor } from './signIn.ts';

export interface Consent {
  readonly host: string;
  /** `owner/name` of the repositories that the summary is about. */
  readonly repositories: readonly string[];
  /** Names of the accounts that the editor knows for the host. */
  readonly accounts: readonly string[];
  /** Where the answers are kept. */
  readonly folder: string;
}

const mostNamed = 3;

export function consentQuestion({ host, repositories }: Consent): string {
  return `Read pull requests of ${named(repositories)} from ${host}?`;
}

/** Everything that a person needs to know to say yes or no, as lines of plain text. */
export function consentDetail({ host, repositories, accounts, folder }: Consent): string {
  const owners = [...new Set(repositories.map((name) => name.split('/')[0]!))];
  return [
    `Asked of ${host}, by reading questions only:`,
    `• your pull requests of ${named(owners)}, the issues that they close, and what names them`,
    '• pull requests of others that you reviewed, and the review threads that you began',
    '• which pull request brought a commit, and whose account it belongs to',
    `• releases and runs of workflows of ${named(repositories)}`,
    '',
    `Account: ${accountWords(accounts)}`,
    `Permission: “${scopesFor('public').join(' ')}” shows what everybody can see. Private repositories need “repo” as well: GitHub has no smaller one. It would allow changes; Groundwork never makes any.`,
    `Kept: the answers, on this machine only, in ${folder}. The token is not kept.`,
    'To take it back: “Groundwork: Stop Reading Pull Requests” forgets your yes and deletes the answers.',
  ].join('\n');
}

function accountWords(accounts: readonly string[]): string {
  const [first, ...others] = accounts;
  if (first === undefined) return 'you are asked to sign in next.';
  if (others.length === 0) return `${first}, with whom you are signed in.`;
  return `you are asked next which of ${accounts.join(', ')}.`;
}

function named(names: readonly string[]): string {
  const told = names.slice(0, mostNamed).map((name) => name.slice(0, 100));
  const more = names.length - told.length;
  return [...told, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** Where a page's summary stands towards its host. */
export interface Standing {
  readonly host: string;
  readonly choice: Choice | null;
  readonly isTrusted: boolean;
  /** The last reading found nobody signed in. */
  readonly signedOut: boolean;
}

/** The page's one line about it. */
export function lineFor({ host, choice, isTrusted, signedOut }: Standing): PullRequestsLine {
  if (!isTrusted)
    return { sentence: 'Pull requests are not read in Restricted Mode.', action: 'Why…' };
  if (choice === null) return { sentence: 'Pull requests were not read.', action: 'Read them…' };
  if (choice.answer === 'never')
    return { sentence: `Pull requests of ${host} are not read, as you said.`, action: 'Change…' };
  const who = choice.account.label.slice(0, 60);
  if (signedOut)
    return {
      sentence: `You are not signed in to ${host} as ${who}; nothing is read from there.`,
      action: 'Sign in…',
    };
  return { sentence: `Pull requests are read from ${host} as ${who}.`, action: 'Change…' };
}
