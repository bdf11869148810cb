/** "Read Pull Requests…" and "Stop Reading Pull Requests": consent first, then the editor's own sign-in. */
import * as vscode from 'vscode';

import { hostAt } from '../../github/hosts.ts';
import { defaultCacheFolder, githubFolder } from '../../store/cacheFolder.ts';
import { deleteRecords } from '../../store/recordStore.ts';
import { deleteSummariesAbout } from '../../store/summaries.ts';
import type { Host } from '../host.ts';
import { openSummary } from '../openSummary.ts';
import type { Panels } from '../panels.ts';
import { enterpriseServer, loopbackApi } from '../settings.ts';
import { keepChoice, readChoices, type Yes } from './choices.ts';
import {
  isGitHubByName,
  providerOf,
  repositoriesByHost,
  scopesFor,
  type Extent,
  type Provider,
} from './signIn.ts';
import { consentDetail, consentQuestion } from './words.ts';

const title = 'Read Pull Requests';

/** For the summary that the user looks at: asks for their consent, signs in, and reads. */
export async function readPullRequests(host: Host, panels: Panels): Promise<void> {
  if (!vscode.workspace.isTrusted) return sayRestricted();
  const page = panels.current() ?? (await openSummary(host, panels));
  if (!page) return;
  const byHost = repositoriesByHost(page.webUrls());
  const name = await pickHost([...byHost.keys()]);
  if (name === undefined) return;
  const provider = providerOf(name, enterpriseServer());
  if (provider === null) return sayHowToSetUp(name);
  const said = readChoices(host.memory).get(name);
  const answer =
    said?.answer === 'yes'
      ? await askAgain(name, said)
      : await askConsent(name, provider, byHost.get(name)!);
  switch (answer) {
    case undefined:
      return;
    case 'stop':
      return stopReading(host, panels, { host: name });
    case 'never':
      await keepChoice(host.memory, name, { answer: 'never' });
      return panels.all().forEach((open) => open.refresh());
    default:
      break;
  }
  if (!(await signIn(host, name, provider, answer))) return;
  await page.stop();
  await page.run();
}

type Answer =
  | 'never'
  | 'stop'
  /** Signs in; `other` to choose the account anew. */
  | { readonly extent: Extent; readonly other: boolean };

/** A dialog of the editor itself: nothing that a page shows or sends can give this consent. */
async function askConsent(
  host: string,
  provider: Provider,
  repositories: readonly string[],
): Promise<Answer | undefined> {
  // A sign-in that is not there has no accounts; what is wrong with it is told when the user signs in.
  const accounts = await vscode.authentication.getAccounts(provider).then(undefined, () => []);
  const consent = {
    host,
    repositories,
    accounts: accounts.map(({ label }) => label),
    folder: githubFolder(defaultCacheFolder(process.env)),
  };
  const choices: readonly (vscode.MessageItem & { readonly answer: Answer | undefined })[] = [
    { title, answer: { extent: 'public', other: false } },
    { title: 'Private Repositories Too', answer: { extent: 'private', other: false } },
    { title: `Never for ${host}`, answer: 'never' },
    { title: 'Not Now', answer: undefined, isCloseAffordance: true },
  ];
  const chosen = await vscode.window.showInformationMessage(
    consentQuestion(consent),
    { modal: true, detail: consentDetail(consent) },
    ...choices,
  );
  return chosen?.answer;
}

/** What can be changed about a yes. */
async function askAgain(host: string, { extent, account }: Yes): Promise<Answer | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly answer: Answer })[] = [
    { label: 'Read Again', answer: { extent, other: false } },
    extent === 'public'
      ? {
          label: 'Private Repositories Too…',
          description: 'asks GitHub for the permission “repo”, which would also allow changes',
          answer: { extent: 'private', other: false },
        }
      : {
          label: 'Public Repositories Only…',
          description: 'signs in again with the permission “read:user” alone',
          answer: { extent: 'public', other: false },
        },
    { label: 'Another Account…', answer: { extent, other: true } },
    {
      label: 'Stop Reading…',
      description: 'forgets your yes and deletes what was kept',
      answer: 'stop',
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: `Pull requests are read from ${host} as ${account.label}`,
  });
  return chosen?.answer;
}

/** False where the user did not sign in; then nothing has changed. */
async function signIn(
  { memory, log }: Host,
  host: string,
  provider: Provider,
  { extent, other }: { readonly extent: Extent; readonly other: boolean },
): Promise<boolean> {
  const options = { createIfNone: true, clearSessionPreference: other };
  let session: vscode.AuthenticationSession;
  try {
    session = await vscode.authentication.getSession(provider, scopesFor(extent), options);
  } catch (error) {
    log.info(`Not signed in to ${host} (${error instanceof Error ? error.message : 'cancelled'}).`);
    void vscode.window.showInformationMessage(
      `You were not signed in to ${host}; its pull requests are not read.`,
    );
    return false;
  }
  const { id, label } = session.account;
  await keepChoice(memory, host, { answer: 'yes', extent, account: { id, label } });
  return true;
}

/** Forgets the yes for a host and deletes what was kept of it; open summaries are made again without. */
export async function stopReading(
  host: Host,
  panels: Panels,
  given: { readonly host?: string } = {},
): Promise<void> {
  const allowed = [...readChoices(host.memory).keys()];
  if (allowed.length === 0) {
    void vscode.window.showInformationMessage('Pull requests are not read from any host.');
    return;
  }
  const name = given.host ?? (await pickHost(allowed));
  if (name === undefined) return;
  const stop = 'Stop and Delete';
  const choice = await vscode.window.showWarningMessage(
    `Stop reading pull requests of ${name}?`,
    {
      modal: true,
      detail:
        'What was read of it is deleted from this machine, and summaries are made again without it. You stay signed in to the editor; its Accounts menu signs you out.',
    },
    stop,
  );
  if (choice !== stop) return;
  await keepChoice(host.memory, name, null);
  const isThere = (webUrl: string | null): boolean => repositoriesByHost([webUrl]).has(name);
  const affected = panels.all().filter((page) => page.webUrls().some(isThere));
  await Promise.all(affected.map(async (page) => page.stop()));
  const names = new Set<string | undefined>([name, hostAt(loopbackApi() ?? '')?.name]);
  await deleteRecords(githubFolder(defaultCacheFolder(process.env)), (owner) =>
    names.has(owner.split('\n')[0]),
  );
  await deleteSummariesAbout(host.storage.summaries, isThere);
  await Promise.all(affected.map(async (page) => page.run()));
}

async function pickHost(hosts: readonly string[]): Promise<string | undefined> {
  if (hosts.length > 1) return vscode.window.showQuickPick(hosts, { title, placeHolder: 'Host' });
  if (hosts.length === 0) {
    void vscode.window.showInformationMessage(
      'None of the repositories of this summary has a remote on GitHub.',
    );
  }
  return hosts[0];
}

async function sayRestricted(): Promise<void> {
  const manage = 'Manage Workspace Trust';
  const choice = await vscode.window.showInformationMessage(
    'In Restricted Mode nothing is asked of GitHub: which repository to ask for would be said by a folder that you do not trust.',
    manage,
  );
  if (choice === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}

/** A token is sent only where the user's own settings say that it belongs. */
async function sayHowToSetUp(host: string): Promise<void> {
  const open = 'Open Settings';
  const what = isGitHubByName(host) ? '' : 'If this is a GitHub Enterprise server, ';
  const sentence = `${what}name https://${host} in the setting github-enterprise.uri of the user, so that the editor can sign you in to it.`;
  const choice = await vscode.window.showInformationMessage(
    sentence.charAt(0).toUpperCase() + sentence.slice(1),
    open,
  );
  if (choice === open)
    await vscode.commands.executeCommand('workbench.action.openSettings', 'github-enterprise.uri');
}
