/** The real page bundle in a headless browser, under the editor's Content-Security-Policy, with a host that answers. */
import { readFileSync } from 'node:fs';

import type { Browser, Page } from 'playwright-core';

import { packSummary } from '../src/core/summary/packed.ts';
import type { ToCalibration, ToExported, ToPage } from '../src/protocol.ts';
import { themeRule, type ThemeName } from './themes.ts';

export interface OpenOptions {
  readonly theme: ThemeName;
  readonly width: number;
  readonly height?: number;
  /** What the host answers once the page is ready. */
  readonly messages: readonly (ToPage | ToExported | ToCalibration)[];
  /** Which of the bundles; the summary's page without it. */
  readonly bundle?: 'page' | 'exported' | 'calibration';
  readonly kept?: unknown;
}

/** A page as the editor would show it; what it sends is in `window.sent`. */
export async function openPage(browser: Browser, options: OpenOptions): Promise<Page> {
  const { bundle = 'page' } = options;
  const page = await browser.newPage({
    viewport: { width: options.width, height: options.height ?? 900 },
    deviceScaleFactor: 2,
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.route('https://page.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith(`/${bundle}`) && /^\/[\w-]+\.(js|css)$/.test(pathname))
      return route.fulfill({
        contentType: pathname.endsWith('js') ? 'text/javascript' : 'text/css',
        body: readFileSync(`dist${pathname}`),
      });
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: documentOf(options.theme, bundle),
    });
  });
  await page.addInitScript({ content: hostScript(options.kept ?? null) });
  await page.goto('https://page.test/');
  // As the editor does: what is sent before the page listens is lost.
  while (!(await page.evaluate<boolean>("window.sent.some(({ type }) => type === 'ready')")))
    await page.waitForTimeout(10);
  for (const message of options.messages)
    await page.evaluate(`window.postMessage(${messageScript(message)}, '*')`);
  await page.waitForTimeout(150);
  if (errors.length > 0) throw new Error(`The page has errors: ${errors.join('; ')}`);
  return page;
}

/** The message as the host sends it, written as a script. */
export function messageScript(message: ToPage | ToExported | ToCalibration): string {
  const encoded = (bytes: Uint8Array): string =>
    `new TextEncoder().encode(${JSON.stringify(new TextDecoder().decode(bytes))})`;
  if (message.type === 'exported')
    return `{ type: 'exported', document: ${encoded(message.document)} }`;
  if (message.type === 'documents') {
    const documents = message.documents.map(encoded);
    return `{ ...${JSON.stringify({ ...message, documents: [] })}, documents: [${documents.join()}] }`;
  }
  if (message.type !== 'summary') return JSON.stringify(message);
  const { summary, ...rest } = message;
  const text = JSON.stringify(packSummary(summary));
  return `{ ...${JSON.stringify(rest)}, type: 'packed-summary', packed: new TextEncoder().encode(${text}) }`;
}

function documentOf(theme: ThemeName, bundle: string): string {
  const csp =
    "default-src 'none'; script-src 'nonce-n'; style-src 'nonce-n' https://page.test; font-src https://page.test";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Groundwork</title>
<meta http-equiv="Content-Security-Policy" content="${csp}">
<style nonce="n">${themeRule(theme)}</style>
<link rel="stylesheet" href="${bundle}.css"></head>
<body class="${theme === 'contrast' ? 'vscode-high-contrast' : `vscode-${theme}`}"><div id="root"></div><script nonce="n" type="module" src="${bundle}.js"></script></body></html>`;
}

/** A host that saves every edit, as soon as a disk would. */
function hostScript(kept: unknown): string {
  return `
    window.sent = [];
    let state = ${JSON.stringify(kept)};
    window.acquireVsCodeApi = () => ({
      postMessage(message) {
        window.sent.push(message);
        if (message.type === 'edit')
          setTimeout(() => window.postMessage({ type: 'saved', edits: [message.edit.id] }, '*'), 200);
      },
      getState: () => state,
      setState: (next) => { state = next; },
    });`;
}
