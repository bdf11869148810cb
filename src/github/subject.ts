/** Whose work it is and who asks: what is kept belongs to both, by ids that outlast a change of name. */
import * as v from 'valibot';

import type { PullRequestsRequest } from '../core/ports.ts';
import type { Account } from '../core/pullRequests/records.ts';
import { openRecordStore, ownersIn, recordFile, type RecordStore } from '../store/recordStore.ts';
import type { GitHubClient } from './client.ts';
import { GitHubError } from './failure.ts';
import { whoIs } from './queries.ts';

export interface Subject {
  readonly account: Account;
  /** Names what is kept: host, who asks, owner of the repositories, subject. */
  readonly owner: string;
}

const someone = v.object({ __typename: v.string(), id: v.string(), login: v.string() });
const answer = v.object({ viewer: someone, user: v.nullish(someone) });

/** Asks the service; throws where it does not know them. */
export async function findSubject(
  client: GitHubClient,
  { owner, login }: PullRequestsRequest,
  signal: AbortSignal,
): Promise<Subject> {
  const variables = { login: login ?? '', named: login !== null };
  const { data, problems } = await client.query(whoIs, variables, signal);
  const parsed = v.safeParse(answer, data);
  if (!parsed.success) throw new GitHubError('bad-response');
  const { viewer, user } = parsed.output;
  const subject = login === null ? viewer : user;
  if (!subject) throw new GitHubError(problems[0]?.kind ?? 'not-found');
  return {
    account: { login: subject.login, kind: subject.__typename === 'Bot' ? 'bot' : 'user' },
    owner: ownerKey(client.host.name, viewer.id, owner, subject.id),
  };
}

/** What an earlier reading kept of the same person; null where none can be told apart. */
export async function keptOf(
  folder: string,
  host: string,
  { owner, login }: PullRequestsRequest,
): Promise<{ readonly store: RecordStore; readonly account: Account } | null> {
  const found: { store: RecordStore; account: Account }[] = [];
  for (const key of await ownersIn(folder)) {
    const [keptHost, viewer, keptOwner, subject] = key.split('\n');
    if (keptHost !== host || keptOwner !== owner.toLowerCase()) continue;
    if (login === null && viewer !== subject) continue;
    const store = await openRecordStore(recordFile(folder, key), key);
    const account = keptAccount(store);
    if (account && (login === null || account.login.toLowerCase() === login.toLowerCase()))
      found.push({ store, account });
  }
  return found.length === 1 ? found[0]! : null;
}

/** Remembers under which name the subject was read. */
export async function keepAccount(store: RecordStore, account: Account): Promise<void> {
  await store.keep('subject', [{ id: 'subject', ...account }], {});
}

const kept = v.object({ login: v.string(), kind: v.picklist(['user', 'bot', 'other']) });

function keptAccount(store: RecordStore): Account | null {
  const parsed = v.safeParse(kept, store.records('subject').get('subject'));
  return parsed.success ? { login: parsed.output.login, kind: parsed.output.kind } : null;
}

function ownerKey(host: string, viewer: string, owner: string, subject: string): string {
  return [host, viewer, owner.toLowerCase(), subject].join('\n');
}
