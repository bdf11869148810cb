/** What a page says about reading pull requests; it asks nobody, so that a page that opens by itself may show it. */
import * as vscode from 'vscode';

import type { PullRequestsLine } from '../../protocol.ts';
import { enterpriseServer } from '../settings.ts';
import { readChoices, type Memory } from './choices.ts';
import { isGitHubByName, providerOf, repositoriesByHost } from './signIn.ts';
import { lineFor } from './words.ts';

/** Null where no repository of the summary has a host that could be asked. */
export function pullRequestsLine(
  memory: Memory,
  webUrls: readonly (string | null)[],
  signedOut: readonly string[],
): PullRequestsLine | null {
  const hosts = [...repositoriesByHost(webUrls).keys()];
  const host = hosts.find(
    (name) => isGitHubByName(name) || providerOf(name, enterpriseServer()) !== null,
  );
  if (host === undefined) return null;
  return lineFor({
    host,
    choice: readChoices(memory).get(host) ?? null,
    isTrusted: vscode.workspace.isTrusted,
    signedOut: signedOut.includes(host),
  });
}
