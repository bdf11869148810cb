/** The HTTP client, February to April 2025, and what others did to its files before anybody used it. */
import { manifest } from './foundation.ts';
import { ada, adaAtHome, agent, coAuthoredBy, noor } from './people.ts';
import type { Step } from './step.ts';

export const httpClient: readonly Step[] = [
  {
    on: '2025-02-10',
    by: ada,
    subject: 'HTTP client that retries within a budget',
    body: 'Every service has its own retry loop, and all of them retry at once\nwhen a backend is down. One client, one budget.',
    files: {
      'libs/http/package.json': manifest('@acme/http', {
        exports: { '.': './src/index.ts', './client': './src/client.ts' },
      }),
      'libs/http/README.md':
        '# HTTP client with retries and budgets\n\nOne client for all services: retries are spent from a budget, so that a backend that is down is left alone.\n',
      'libs/http/src/index.ts': `/** HTTP client with retries and budgets. */
export { createClient } from "./client.ts";
export type { ClientOptions } from "./client.ts";
export { RetryBudget } from "./retry.ts";
`,
      'libs/http/src/client.ts': `import { backoff } from "./backoff.ts";
import { RetryBudget } from "./retry.ts";

export interface ClientOptions {
  readonly baseUrl: string;
  readonly budget?: RetryBudget;
}

export type Request = (path: string, init?: RequestInit) => Promise<Response>;

/** A client for one backend; all its requests share one budget of retries. */
export function createClient(options: ClientOptions): Request {
  const budget = options.budget ?? new RetryBudget(20);
  return async (path, init) => {
    for (let attempt = 0; ; attempt++) {
      const response = await fetch(new URL(path, options.baseUrl), init);
      if (response.status < 500 || !budget.take()) return response;
      await backoff(attempt);
    }
  };
}
`,
      'libs/http/src/retry.ts': `/** Retries that may still be spent; every success earns a tenth of one. */
export class RetryBudget {
  #left: number;

  constructor(readonly limit: number) {
    this.#left = limit;
  }

  take(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  earn(): void {
    this.#left = Math.min(this.limit, this.#left + 0.1);
  }
}
`,
      'libs/http/src/backoff.ts': `/** Waits longer after every attempt, and never exactly as long as another client. */
export function backoff(attempt: number): Promise<void> {
  const most = Math.min(10_000, 100 * 2 ** attempt);
  return new Promise((resolve) => setTimeout(resolve, most * (0.5 + Math.random() / 2)));
}
`,
    },
  },
  {
    on: '2025-02-19',
    by: ada,
    subject: 'HTTP client: give up after a time limit',
    files: {
      'libs/http/src/timeout.js': `/** Rejects when the work takes longer than so many milliseconds. */
export function withTimeout(work, milliseconds) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("No answer in " + milliseconds + " ms")), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
`,
    },
    edits: {
      'libs/http/src/client.ts': [
        [
          'import { RetryBudget } from "./retry.ts";\n',
          'import { RetryBudget } from "./retry.ts";\nimport { withTimeout } from "./timeout.js";\n',
        ],
        [
          '  readonly budget?: RetryBudget;\n',
          '  readonly budget?: RetryBudget;\n  readonly timeoutMs?: number;\n',
        ],
        [
          'await fetch(new URL(path, options.baseUrl), init);',
          'await withTimeout(fetch(new URL(path, options.baseUrl), init), options.timeoutMs ?? 5_000);',
        ],
      ],
    },
  },
  {
    on: '2025-03-05',
    // Trap: the second identity of the subject.
    by: adaAtHome,
    subject: 'HTTP client: wait as long as the server asks',
    edits: {
      'libs/http/src/client.ts': [
        [
          '      await backoff(attempt);\n',
          '      await backoff(attempt, parseRetryAfter(response.headers.get("retry-after")));\n',
        ],
        [
          'export type Request =',
          `/** Milliseconds that a Retry-After header asks for: seconds or a date. */
export function parseRetryAfter(value: string | null, now = Date.now()): number {
  if (value === null || value.trim() === "") return 0;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

export type Request =`,
        ],
      ],
      'libs/http/src/backoff.ts': [
        ['backoff(attempt: number)', 'backoff(attempt: number, atLeast = 0)'],
        [
          '  return new Promise((resolve) => setTimeout(resolve, most * (0.5 + Math.random() / 2)));',
          '  const pause = Math.max(atLeast, most * (0.5 + Math.random() / 2));\n  return new Promise((resolve) => setTimeout(resolve, pause));',
        ],
      ],
      'libs/http/src/index.ts': [
        ['export { createClient }', 'export { createClient, parseRetryAfter }'],
      ],
    },
  },
  {
    // Trap: own use. The subject's own tool is the first user.
    on: '2025-03-17',
    by: ada,
    subject: 'Schema tool: fetch the registry through the HTTP client',
    files: {
      'tools/schema/src/fetchSchemas.ts': `import { createClient } from "@acme/http";

const registry = createClient({ baseUrl: "https://schemas.storefront.example" });

/** Names of all schemas that the registry knows. */
export async function fetchSchemas(): Promise<readonly string[]> {
  const response = await registry("/v1/schemas");
  return (await response.json()) as string[];
}
`,
    },
  },
  {
    // Trap: rename of the asset by its maker, with its own import rewritten.
    on: '2025-04-02',
    by: ada,
    subject: 'HTTP client: the budget has its own name',
    renames: { 'libs/http/src/retry.ts': 'libs/http/src/budget.ts' },
    edits: {
      'libs/http/src/client.ts': [['"./retry.ts"', '"./budget.ts"']],
      'libs/http/src/index.ts': [['"./retry.ts"', '"./budget.ts"']],
    },
  },
  {
    on: '2025-04-16',
    by: ada,
    subject: 'HTTP client: tests of budgets and time limits',
    files: {
      'libs/http/test/budget.test.ts': `import { RetryBudget } from "../src/budget.ts";

test("a spent budget refuses", () => {
  const budget = new RetryBudget(1);
  expect([budget.take(), budget.take()]).toEqual([true, false]);
});
`,
    },
  },
  {
    on: '2025-04-24',
    by: ada,
    subject: 'Document the HTTP client',
    edits: {
      'libs/http/README.md': [
        [
          'is left alone.\n',
          'is left alone.\n\n## Use\n\n```ts\nconst request = createClient({ baseUrl: "https://pay.storefront.example" });\n```\n',
        ],
      ],
    },
  },
  {
    // Trap: a folder of many packages is moved by somebody who made none of them.
    on: '2025-09-08',
    by: noor,
    subject: 'Move libs to packages',
    renames: { 'libs/': 'packages/' },
    edits: {
      'package.json': [['libs/*', 'packages/*']],
      '.github/CODEOWNERS': [['/libs/     ', '/packages/ ']],
    },
    rewrite: (path, text) =>
      path.endsWith('.go') || path.endsWith('go.mod') || path === 'go.work'
        ? text.replaceAll('libs/backoff', 'packages/backoff')
        : text,
  },
  {
    // Trap: same-key succession. `timeout.js` is rewritten as `timeout.ts` by a colleague; less than half is alike.
    on: '2025-10-06',
    by: noor,
    subject: 'HTTP client: time limits in TypeScript, with abort signals',
    files: {
      'packages/http/src/timeout.js': null,
      'packages/http/src/timeout.ts': `export interface Limited<T> {
  readonly result: Promise<T>;
  cancel(): void;
}

/** Starts work that is told to stop when its time is up. */
export function withTimeout<T>(start: (signal: AbortSignal) => Promise<T>, limit: number): Limited<T> {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(limit)]);
  return { result: start(signal), cancel: () => controller.abort() };
}
`,
    },
    edits: {
      'packages/http/src/client.ts': [
        ["'./timeout.js'", "'./timeout.ts'"],
        [
          'await withTimeout(fetch(new URL(path, options.baseUrl), init), options.timeoutMs ?? 5_000);',
          'await withTimeout((signal) => fetch(new URL(path, options.baseUrl), { ...init, signal }), options.timeoutMs ?? 5_000).result;',
        ],
      ],
    },
  },
  {
    // Trap: an agent's commit with the subject in the trailer is the subject's own.
    on: '2025-11-11',
    by: agent,
    subject: 'Schema tool: publish through the HTTP client',
    body: coAuthoredBy(ada),
    files: {
      'tools/schema/src/publish.ts': `import { createClient } from '@acme/http';

const registry = createClient({ baseUrl: 'https://schemas.storefront.example' });

/** Offers a new version of a schema; the registry refuses one that breaks its readers. */
export async function publish(name: string, schema: object): Promise<boolean> {
  const response = await registry('/v1/schemas/' + name, { method: 'PUT', body: JSON.stringify(schema) });
  return response.status === 201;
}
`,
    },
  },
  {
    // Trap: the package and its folder are renamed, and every place is rewritten, by a colleague.
    on: '2026-01-19',
    by: noor,
    subject: 'Rename @acme/http to @storefront/http-client',
    renames: { 'packages/http/': 'packages/http-client/' },
    rewrite: (_, text) => text.replaceAll('@acme/http', '@storefront/http-client'),
  },
  {
    on: '2026-02-25',
    by: ada,
    subject: 'HTTP client: every answer earns back a part of a retry',
    edits: {
      'packages/http-client/src/client.ts': [
        [
          '      if (response.status < 500 || !budget.take()) return response;\n',
          '      if (response.status < 500) budget.earn();\n      if (response.status < 500 || !budget.take()) return response;\n',
        ],
      ],
    },
  },
];
