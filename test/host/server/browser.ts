/** The headless browser in which the workbench of the server build runs. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { parts } from './install.ts';

/** What is used of playwright-core; the package itself is installed only where it is needed. */
interface Playwright {
  readonly chromium: {
    launch(options: {
      readonly executablePath: string;
      readonly args: readonly string[];
      readonly env: NodeJS.ProcessEnv;
    }): Promise<Browser>;
  };
}

export interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

interface Page {
  route(which: (url: URL) => boolean, handler: (route: Route) => Promise<void>): Promise<void>;
  exposeFunction(name: string, callback: (...values: never[]) => void): Promise<void>;
  goto(url: string): Promise<unknown>;
  on(event: 'crash', listener: () => void): void;
}

interface Route {
  abort(): Promise<void>;
}

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts the machine's own Chromium, else the installed one. */
export async function launchBrowser(): Promise<Browser> {
  const { chromium } = (await import(pathToFileURL(parts.playwright).href)) as Playwright;
  const own = systemBrowsers.find((file) => existsSync(file));
  return chromium.launch({
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
    env: own ? process.env : { ...process.env, LD_LIBRARY_PATH: parts.chromiumLibraries },
  });
}
