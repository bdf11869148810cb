#!/usr/bin/env -S node --import tsx
/** Takes the arguments of desktop VS Code, runs its extension tests in the server build, and ends with 0 or 1. */
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { launchBrowser, type Browser } from './browser.ts';
import { startServer, type Server } from './server.ts';

const limitMilliseconds = 90_000;

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
});

const server = await startServer({ home: path.dirname(String(values['user-data-dir'])) });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.stop();
    process.exit(130);
  });
let browser: Browser | undefined;
try {
  browser = await launchBrowser();
  const { code, log } = await runTests(server, browser);
  if (code !== 0) process.stderr.write(`${log.join('\n')}\n${server.output()}\n`);
  process.exitCode = code;
} finally {
  await browser?.close();
  server.stop();
}

/** Opens the workbench with the tests as its payload; the workbench tells how they ended. */
async function runTests({ authority, ended }: Server, browser: Browser) {
  const log: string[] = [];
  const page = await browser.newPage();
  await page.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  await page.exposeFunction('codeAutomationLog', (...values: unknown[]) => {
    log.push(values.map(String).join(' '));
  });
  const finished = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  const stop = new AbortController();
  const failed = (why: string) => () => {
    log.push(why);
    return 1;
  };
  const crashed = new Promise<void>((resolve) => page.on('crash', () => resolve()));
  await page.goto(workbenchUrl(authority));
  const code = await Promise.race([
    finished,
    crashed.then(failed('The page crashed.')),
    ended.then(failed('The server ended.')),
    delay(limitMilliseconds, undefined, { signal: stop.signal }).then(
      failed(`No end after ${limitMilliseconds / 1000} s.`),
      () => 1,
    ),
  ]);
  stop.abort();
  return { code, log };
}

function workbenchUrl(authority: string): string {
  const remote = (file: unknown) => `vscode-remote://${authority}${String(file)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(values['extensionDevelopmentPath'])],
    ['extensionTestsPath', remote(values['extensionTestsPath'])],
  ];
  const query = new URLSearchParams({
    folder: positionals[0] ?? '',
    payload: JSON.stringify(payload),
  });
  return `http://${authority}/?${query.toString()}`;
}
