/** The settings of the extension, read when they are needed. */
import * as vscode from 'vscode';

import type { SummarySettings } from '../core/summary/input.ts';
import { hostAt } from '../github/hosts.ts';

/**
 * The git that the user's own settings name, Groundwork's before the editor's; null for the one on the search path.
 * Only what the user set for the machine counts: a value that a workspace brings along is never looked at.
 */
export function gitPath(): string | null {
  const own = vscode.workspace.getConfiguration('groundwork').inspect<unknown>('gitPath');
  const editors = vscode.workspace.getConfiguration('git').inspect<unknown>('path');
  for (const value of [own?.globalValue, editors?.globalValue].flat())
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  return null;
}

/**
 * Folders and globs of repositories that are searched for use of one's work. Only what the user set for the machine
 * counts: no workspace names folders outside it.
 */
export function otherRepositories(): readonly string[] {
  const setting = vscode.workspace
    .getConfiguration('groundwork')
    .inspect<unknown>('otherRepositories');
  const value = setting?.globalValue;
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((item) => typeof item === 'string' && item.trim() !== '') as string[];
}

/**
 * The server that the editor's sign-in for GitHub Enterprise belongs to; null where the user's own settings name none.
 * A workspace may set it too, and would so turn the sign-in to another server: then there is none.
 */
export function enterpriseServer(): string | null {
  const settings = vscode.workspace.getConfiguration('github-enterprise');
  const own = settings.inspect<unknown>('uri')?.globalValue;
  return typeof own === 'string' && own !== '' && settings.get('uri') === own ? own : null;
}

/** The base of a GitHub on this machine, for tests; null for the real one. No other address is believed. */
export function loopbackApi(): string | null {
  const value = vscode.workspace
    .getConfiguration('groundwork')
    .inspect<unknown>('githubApi')?.globalValue;
  if (typeof value !== 'string' || hostAt(value) === null) return null;
  return new URL(value).hostname === '127.0.0.1' ? value : null;
}

/** How a summary is worded until the user chooses otherwise on its page. */
export function summarySettings(): SummarySettings {
  const voice = vscode.workspace.getConfiguration('groundwork').get<unknown>('voice');
  return { people: 'roles', voice: voice === 'third' ? 'third' : 'first', exhaustive: false };
}

/** The sections of a document that the user wants, in their order; null where they said nothing. */
export function documentOrder(document: string): readonly string[] | null {
  const orders = vscode.workspace.getConfiguration('groundwork').get<unknown>('documentParts');
  if (typeof orders !== 'object' || orders === null) return null;
  const order: unknown = Object.entries(orders).find(([id]) => id === document)?.[1];
  if (!Array.isArray(order)) return null;
  return order.filter((name) => typeof name === 'string');
}
