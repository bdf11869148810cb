/** What the tests inside the editor share: pages that can be spied on, questions that are answered, waiting. */
import assert from 'node:assert/strict';

import * as vscode from 'vscode';

import type { HostToPage, ToCalibration, ToExported } from '../../../src/protocol.ts';

type Told = HostToPage | ToExported | ToCalibration;

export const command = (name: string, given?: unknown): Thenable<unknown> =>
  vscode.commands.executeCommand(`groundwork.${name}`, given);

export interface Page {
  readonly panel: vscode.WebviewPanel;
  /** What the host told the page, oldest first. */
  readonly told: readonly Told[];
  /** Sends what a script in the page could send. */
  send(message: unknown): void;
  last<Type extends Told['type']>(type: Type): Extract<Told, { type: Type }> | undefined;
}

/** What is replaced in the editor while a test runs; the extension sees the same objects. */
export interface Spies {
  readonly pages: readonly Page[];
  /** Sentences shown in notifications and dialogs. */
  readonly shown: readonly string[];
  /** Titles of the lists that the user was asked to pick from. */
  readonly asked: readonly string[];
  /** Providers that a session was asked of, silently or not. */
  readonly signIns: readonly string[];
  /** Commands that were run, but for those of the tests. */
  readonly commands: readonly string[];
  restore(): void;
}

/** Answers every list with what is picked in it beforehand, else with its first item. */
export function spy(): Spies {
  const pages: Page[] = [];
  const shown: string[] = [];
  const asked: string[] = [];
  const signIns: string[] = [];
  const commands: string[] = [];
  const { window } = vscode;
  const kept = {
    createWebviewPanel: window.createWebviewPanel,
    showErrorMessage: window.showErrorMessage,
    showWarningMessage: window.showWarningMessage,
    showInformationMessage: window.showInformationMessage,
    showQuickPick: window.showQuickPick,
  };
  const { executeCommand } = vscode.commands;
  const { getSession } = vscode.authentication;
  Object.assign(vscode.authentication, {
    getSession: (...given: Parameters<typeof getSession>) => {
      signIns.push(given[0]);
      return getSession(...given);
    },
  });
  const say = (message: string): Promise<undefined> => {
    shown.push(message);
    return Promise.resolve(undefined);
  };
  Object.assign(window, {
    showErrorMessage: say,
    showWarningMessage: say,
    showInformationMessage: say,
    showQuickPick: (
      items: readonly vscode.QuickPickItem[],
      options: vscode.QuickPickOptions = {},
    ) => {
      asked.push(options.title ?? '');
      const real = items.filter((item) => item.kind !== vscode.QuickPickItemKind.Separator);
      return Promise.resolve(options.canPickMany ? real.filter((item) => item.picked) : real[0]);
    },
    createWebviewPanel: (...given: Parameters<typeof window.createWebviewPanel>) => {
      const panel = kept.createWebviewPanel(...given);
      pages.push(spyOn(panel));
      return panel;
    },
  });
  vscode.commands.executeCommand = (name: string, ...rest: unknown[]) => {
    commands.push(name);
    return executeCommand(name, ...rest);
  };
  return {
    pages,
    shown,
    asked,
    signIns,
    commands,
    restore() {
      Object.assign(window, kept);
      Object.assign(vscode.authentication, { getSession });
      vscode.commands.executeCommand = executeCommand;
    },
  };
}

function spyOn(panel: vscode.WebviewPanel): Page {
  const told: Told[] = [];
  const listeners: ((message: unknown) => void)[] = [];
  const { webview } = panel;
  const post = webview.postMessage.bind(webview);
  const listen = webview.onDidReceiveMessage;
  Object.defineProperty(webview, 'postMessage', {
    value: (message: Told) => {
      told.push(message);
      return post(message);
    },
  });
  Object.defineProperty(webview, 'onDidReceiveMessage', {
    value: (listener: (message: unknown) => void) => {
      listeners.push(listener);
      return listen(listener);
    },
  });
  return {
    panel,
    told,
    send: (message) => {
      for (const listener of listeners) listener(message);
    },
    last: (type) => told.findLast((message) => message.type === type) as never,
  };
}

export async function until<T>(what: string, find: () => T | undefined | false): Promise<T> {
  for (const limit = Date.now() + 15_000; Date.now() < limit;) {
    const found = find();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail(`${what} did not come about.`);
}

/** Waits until the real page has asked for everything that it asks for, however slow the machine is. */
export async function rest({ told }: Page): Promise<void> {
  for (let known = -1; known < told.length;) {
    known = told.length;
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
}

/** Starts to measure; the answer is the longest time that a timer of 5 ms came late. */
export function watchEventLoop(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  return () => {
    clearInterval(timer);
    return Math.round(Math.max(longest, performance.now() - last - 5));
  };
}
