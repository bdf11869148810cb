/** A small logger of autumn 2024, and the ways in which many files come to use one thing at once. */
import { manifest } from './foundation.ts';
import { ada, emeka, hana, jonas, kavya, lars, noor } from './people.ts';
import type { Step } from './step.ts';

/** Files that begin to log in one commit, each with a sentence that it logs. */
const bulk: Readonly<Record<string, string>> = {
  'services/checkout/src/cart/totals.ts': 'cart totals ready',
  'services/checkout/src/cart/vouchers.ts': 'vouchers ready',
  'services/checkout/src/orders/number.ts': 'order numbers ready',
  'services/checkout/src/shipping/zones.ts': 'shipping zones ready',
  'services/search/src/query/spelling.ts': 'spelling ready',
  'services/search/src/query/filters.ts': 'filters ready',
  'services/search/src/ranking/score.ts': 'ranking ready',
  'services/search/src/indexing/batch.ts': 'batches ready',
  'apps/mobile/src/basket/store.ts': 'basket ready',
};

/** The text with the logger's import first and a sentence logged last. */
function logging(path: string, text: string): string {
  const sentence = bulk[path];
  if (sentence === undefined) return text;
  const gap = text.startsWith('import ') ? '' : '\n';
  return `import { log } from "@storefront/logger";\n${gap}${text}\nlog("${sentence}");\n`;
}

export const logger: readonly Step[] = [
  {
    on: '2024-09-03',
    by: ada,
    subject: 'Logger: one line of JSON for each event',
    files: {
      'libs/logger/package.json': manifest('@storefront/logger', {
        exports: { '.': './src/index.ts' },
      }),
      'libs/logger/src/index.ts': `/** Logs one line of JSON for each event. */
export { formatLine } from "./format.ts";
export type { LogFields } from "./fields.ts";
export { log } from "./log.ts";
`,
      'libs/logger/src/fields.ts': `export interface LogFields {
  readonly at: string;
  readonly message: string;
  readonly [more: string]: string | number;
}
`,
      'libs/logger/src/format.ts': `import type { LogFields } from "./fields.ts";

export function formatLine(fields: LogFields): string {
  return JSON.stringify(fields) + "\\n";
}
`,
      'libs/logger/src/log.ts': `import { formatLine } from "./format.ts";

export function log(message: string): void {
  process.stdout.write(formatLine({ at: new Date().toISOString(), message }));
}
`,
    },
  },
  {
    // Trap: bulk adoption, nine places in one commit.
    on: '2024-11-18',
    by: noor,
    subject: 'Log through the logger everywhere',
    rewrite: logging,
  },
  {
    // Trap: `format.ts` becomes `format/index.ts`, rewritten: the same name is served by another file.
    on: '2025-05-13',
    by: emeka,
    subject: 'Logger: fields in a fixed order',
    files: {
      'libs/logger/src/format.ts': null,
      'libs/logger/src/format/index.ts': `import { fixedOrder } from "./order.ts";
import type { LogFields } from "../fields.ts";

/** A line with the time first, then the message, then the rest by name. */
export function formatLine(fields: LogFields): string {
  const parts: string[] = [];
  for (const name of fixedOrder(Object.keys(fields))) {
    parts.push(JSON.stringify(name) + ":" + JSON.stringify(fields[name]));
  }
  return "{" + parts.join(",") + "}\\n";
}
`,
      'libs/logger/src/format/order.ts': `const first = ["at", "message"];

export function fixedOrder(names: readonly string[]): readonly string[] {
  const rest = names.filter((name) => !first.includes(name)).sort();
  return [...first, ...rest];
}
`,
    },
    edits: {
      'libs/logger/src/index.ts': [['"./format.ts"', '"./format/index.ts"']],
      'libs/logger/src/log.ts': [['"./format.ts"', '"./format/index.ts"']],
    },
  },
  {
    // Trap: a formatter changes the quotes of every import; nobody adopts anything.
    on: '2025-06-16',
    by: kavya,
    subject: 'Format everything: single quotes in imports',
    rewrite: (path, text) =>
      path.endsWith('.ts')
        ? text.replaceAll(/^((?:import|export) .*from )"([^"]+)";$/gm, "$1'$2';")
        : text,
  },
  {
    // Trap: an author without an email.
    on: '2025-07-09',
    by: lars,
    direct: true,
    subject: 'Warm the search index after a deployment',
    files: {
      'services/search/src/warmUp.ts': `import { log } from '@storefront/logger';

import { lookUp } from './query/lookUp.ts';

/** Asks what most people ask, so that the first of them need not wait. */
export function warmUp(queries: readonly string[]): void {
  for (const query of queries) log(query + ': ' + lookUp(query).length);
}
`,
    },
  },
  {
    // Trap: a dependency on types alone.
    on: '2025-10-22',
    by: hana,
    subject: 'Analytics events have the fields of log lines',
    files: {
      'apps/mobile/src/analytics/fields.ts': `import type { LogFields } from '@storefront/logger';

export type EventFields = LogFields & { readonly screen: string };

export const event = (screen: string, message: string): EventFields => ({ at: new Date().toISOString(), message, screen });
`,
    },
  },
  {
    // Trap: an alias replaces relative imports; the same modules are meant as before.
    on: '2025-11-24',
    by: jonas,
    subject: 'Mobile: import by @mobile instead of counting dots',
    rewrite: (path, text) =>
      path.startsWith('apps/mobile/src/')
        ? text.replaceAll(/from '(?:\.\.\/)+(.+)\.ts';/g, "from '@mobile/$1';")
        : text,
  },
];
