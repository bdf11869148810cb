/** Asks which names and email addresses are the user's own, once per repository. */
import * as vscode from 'vscode';

import { keyOf, type OfferedIdentity, type SubjectIdentities } from '../core/people/subject.ts';
import type { SubjectOffer } from '../core/people/subject.ts';
import type { RepositoryPlace } from '../protocol.ts';
import { visible } from '../report/visible.ts';
import { readIdentities, rememberIdentities } from '../store/identities.ts';
import type { Host } from './host.ts';

/** What was said before, unless something has come up that was not asked about; else what the user says now. */
export async function confirmIdentities(
  host: Host,
  place: RepositoryPlace,
  offer: SubjectOffer,
): Promise<SubjectIdentities | null> {
  const file = host.storage.identities;
  const before = await readIdentities(file, place.identity);
  if (before && !hasNews(offer, before)) return before;
  const nothingToDecide =
    offer.sure.length === 1 && offer.byName.length === 0 && offer.agents.length === 0;
  const said = nothingToDecide
    ? { own: offer.sure, notOwn: [], agents: true }
    : await askIdentities(place, offer, before);
  if (said) await rememberIdentities(file, place.identity, said);
  return said;
}

/** Whether a name leads to an identity about which nothing was said. */
function hasNews({ sure, byName }: SubjectOffer, { own, notOwn }: SubjectIdentities): boolean {
  const known = new Set([...own, ...notOwn].map(keyOf));
  return [...byName, ...(own.length === 0 ? sure : [])].some(
    (identity) => !known.has(keyOf(identity)),
  );
}

interface Item extends vscode.QuickPickItem {
  readonly identity?: OfferedIdentity;
  readonly agents?: boolean;
}

/** Shows everything that may be the user; null where they close the question. */
export async function askIdentities(
  place: RepositoryPlace,
  offer: SubjectOffer,
  before: SubjectIdentities | null,
): Promise<SubjectIdentities | null> {
  const offered = [...offer.sure, ...offer.byName];
  if (offered.length === 0 && before === null) return askWho(place, offer);
  const own = new Set(before?.own.map(keyOf));
  const notOwn = new Set(before?.notOwn.map(keyOf));
  const offeredKeys = new Set(offered.map(keyOf));
  const others = (before?.own ?? []).filter((identity) => !offeredKeys.has(keyOf(identity)));
  const items: readonly Item[] = [
    ...section('Yours, as the repository says', [
      ...offer.sure.map((identity) => itemOf(identity, !notOwn.has(keyOf(identity)))),
      ...others.map((identity) => itemOf({ ...identity, commits: 0 }, true)),
    ]),
    ...section(
      'The same name; are they you?',
      offer.byName.map((identity) => itemOf(identity, own.has(keyOf(identity)))),
    ),
    ...section(
      'Commits by an agent that name you',
      offer.agents.length === 0
        ? []
        : [
            {
              label: `Count what agents committed with me`,
              description: offer.agents
                .map(({ name, commits }) => `${visible(name)}, ${commitCount(commits)}`)
                .join('; '),
              agents: true,
              picked: before?.agents ?? true,
            },
          ],
    ),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: `Which of these are you in ${visible(place.name)}?`,
    placeHolder: 'Asked once per repository; change it with Manage My Identities',
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  const chosenOwn = chosen?.flatMap(({ identity }) => identity ?? []) ?? [];
  if (!chosen || chosenOwn.length === 0) return null;
  const kept = new Set(chosenOwn.map(keyOf));
  return {
    own: chosenOwn.map(plain),
    notOwn: offered.filter((identity) => !kept.has(keyOf(identity))).map(plain),
    agents:
      offer.agents.length === 0 ? (before?.agents ?? true) : chosen.some((item) => item.agents),
  };
}

/** The git identity made no commit here: the user says who they are. */
async function askWho(
  place: RepositoryPlace,
  { everybody }: SubjectOffer,
): Promise<SubjectIdentities | null> {
  const chosen = await vscode.window.showQuickPick(
    everybody.map((identities) => ({
      ...itemOf(identities[0]!, false),
      detail: identities
        .slice(1, 6)
        .map(({ name, email }) => `${visible(name)} <${visible(email)}>`)
        .join(', '),
      identities,
    })),
    {
      title: `Your git identity made no commit in ${visible(place.name)}. Who are you there?`,
      placeHolder: 'Name or email',
      matchOnDescription: true,
      matchOnDetail: true,
      ignoreFocusOut: true,
    },
  );
  return chosen ? { own: chosen.identities.map(plain), notOwn: [], agents: true } : null;
}

function section(label: string, items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function itemOf(identity: OfferedIdentity, picked: boolean): Item {
  const { name, email, commits } = identity;
  return {
    label: visible(name === '' ? '(no name)' : name),
    description: `${visible(email)}, ${commitCount(commits)}`,
    picked,
    identity,
  };
}

function commitCount(commits: number): string {
  return commits === 1 ? '1 commit' : `${commits} commits`;
}

function plain({ name, email }: OfferedIdentity): { name: string; email: string } {
  return { name, email };
}
