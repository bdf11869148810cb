/** The hosts that the user allowed to be asked, signed in to without asking the user anything. */
import * as vscode from 'vscode';

import type { HostAccess } from '../../github/hosts.ts';
import { enterpriseServer, loopbackApi } from '../settings.ts';
import { readChoices, type Memory, type Yes } from './choices.ts';
import { providerOf, scopesFor, type Provider } from './signIn.ts';

/** For one task: its tokens are nowhere else. */
export interface Accesses extends vscode.Disposable {
  readonly list: readonly HostAccess[];
  /** Hosts that were allowed, and where nobody is signed in. */
  readonly signedOut: readonly string[];
  /** Tells, once, a host whose sign-in ended, or became another account's, while the task runs. */
  readonly onLost: vscode.Event<string>;
}

interface Grant {
  readonly host: string;
  readonly provider: Provider;
  readonly choice: Yes;
}

/** In Restricted Mode there are none: what is asked would be named by a repository that the user does not trust. */
export async function openAccesses(memory: Memory): Promise<Accesses> {
  const grants = vscode.workspace.isTrusted ? grantsIn(memory) : [];
  const list: HostAccess[] = [];
  const signedOut: string[] = [];
  const used: Grant[] = [];
  for (const grant of grants) {
    const session = await sessionOf(grant);
    if (!session) {
      signedOut.push(grant.host);
      continue;
    }
    list.push({ host: grant.host, api: loopbackApi(), token: session.accessToken });
    used.push(grant);
  }
  const left = new Set(used.map(({ host }) => host));
  const lost = new vscode.EventEmitter<string>();
  const listening = vscode.authentication.onDidChangeSessions(async ({ provider }) => {
    for (const grant of used) {
      if (grant.provider !== provider.id || (await sessionOf(grant)) || !left.delete(grant.host))
        continue;
      lost.fire(grant.host);
    }
  });
  return {
    list,
    signedOut,
    onLost: lost.event,
    dispose() {
      listening.dispose();
      lost.dispose();
    },
  };
}

function grantsIn(memory: Memory): readonly Grant[] {
  return [...readChoices(memory)].flatMap(([host, choice]): readonly Grant[] => {
    const provider = providerOf(host, enterpriseServer());
    return choice.answer === 'yes' && provider !== null ? [{ host, provider, choice }] : [];
  });
}

/** The session of the account that the user chose; undefined where it is gone. */
async function sessionOf({
  provider,
  choice: { account, extent },
}: Grant): Promise<vscode.AuthenticationSession | undefined> {
  try {
    const options = { silent: true, account };
    const session = await vscode.authentication.getSession(provider, scopesFor(extent), options);
    return session?.account.id === account.id ? session : undefined;
  } catch {
    return undefined;
  }
}
