/** The headless browser in which the workbench of the server build runs. */
import { existsSync } from 'node:fs';

import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

import { parts } from './install.ts';

export type { Browser } from 'playwright-core';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** How the machine's own Chromium is started, else the installed one. */
export function browserOptions(): LaunchOptions {
  const own = systemBrowsers.find((file) => existsSync(file));
  const env = own ? process.env : { ...process.env, LD_LIBRARY_PATH: parts.chromiumLibraries };
  return {
    executablePath: own ?? parts.chromium,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: env as Record<string, string>,
  };
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(browserOptions());
}
