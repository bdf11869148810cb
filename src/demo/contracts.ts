/** The subject's ordinary work, and contract tests that nobody else has extended yet. */
import { manifest } from './foundation.ts';
import { ada, dmitri, emeka } from './people.ts';
import type { Step } from './step.ts';

export const contracts: readonly Step[] = [
  {
    on: '2025-06-03',
    by: ada,
    subject: 'Explain how a service is started',
    files: {
      'docs/services.md':
        '# Services\n\nEach service starts with `npm start --workspace services/NAME`.\n',
    },
  },
  {
    on: '2025-08-12',
    by: ada,
    subject: 'Fix: orders at midnight belong to the day before',
    edits: {
      'services/checkout/src/orders/validate.ts': [
        [
          '/** What is wrong',
          '/** The day of an order, in UTC. */\nexport const dayOf = (placed: Date): string => placed.toISOString().slice(0, 10);\n\n/** What is wrong',
        ],
      ],
    },
  },
  {
    on: '2026-01-28',
    by: ada,
    subject: 'Node 20 to 22',
    files: { '.nvmrc': '22\n' },
    rewrite: (path, text) =>
      path.endsWith('package.json')
        ? text.replace('"type": "module"', '"type": "module",\n  "engines": { "node": ">=22" }')
        : text,
  },
  {
    on: '2026-03-10',
    by: dmitri,
    subject: 'Raise the pool of checkout to 64 connections',
    files: { 'deploy/checkout.json': '{ "replicas": 3, "connections": 64 }\n' },
  },
  {
    on: '2026-03-12',
    by: emeka,
    subject: 'Deploy search with eager loading',
    files: { 'deploy/search.json': '{ "replicas": 4, "load": "eager" }\n' },
  },
  {
    on: '2026-03-14',
    by: ada,
    subject: 'Revert "Raise the pool of checkout to 64 connections"',
    body: 'The database refused connections from 14:02 on.',
    files: { 'deploy/checkout.json': '{ "replicas": 3, "connections": 16 }\n' },
  },
  {
    on: '2026-03-14',
    by: ada,
    subject: 'Revert "Deploy search with eager loading"',
    files: { 'deploy/search.json': '{ "replicas": 4, "load": "lazy" }\n' },
  },
  {
    on: '2026-04-22',
    by: ada,
    subject: 'Fix: a voucher is not worth more than the cart',
    edits: {
      'services/checkout/src/cart/vouchers.ts': [
        ['return cents - worth;', 'return Math.max(0, cents - worth);'],
      ],
    },
  },
  {
    on: '2026-05-05',
    by: ada,
    subject: 'Contract tests between checkout and search',
    files: {
      'packages/contracts/package.json': manifest('@storefront/contracts', {
        exports: { '.': './src/contract.ts' },
      }),
      'packages/contracts/README.md':
        '# Contract tests\n\nWhat one service expects of another, run by both on every pull request.\n',
      'packages/contracts/src/contract.ts': `export interface Contract<Q, A> {
  readonly name: string;
  readonly question: Q;
  readonly holds: (answer: A) => boolean;
}

/** Names of the contracts that the answers break. */
export function broken<Q, A>(contracts: readonly Contract<Q, A>[], answer: (question: Q) => A): readonly string[] {
  return contracts.filter((contract) => !contract.holds(answer(contract.question))).map(({ name }) => name);
}
`,
      'services/checkout/test/contracts/search.test.ts': `import { broken } from '@storefront/contracts';

import { lookUp } from '../../../search/src/query/lookUp.ts';

test('search finds what checkout sells', () => {
  const contracts = [{ name: 'no words, no products', question: '', holds: (found: readonly string[]) => found.length === 0 }];
  expect(broken(contracts, lookUp)).toEqual([]);
});
`,
    },
  },
  {
    on: '2026-05-22',
    by: ada,
    subject: 'Contract tests: say what was expected',
    edits: {
      'packages/contracts/src/contract.ts': [
        [
          '  readonly name: string;\n',
          '  readonly name: string;\n  /** What a reader of a failed run needs to know. */\n  readonly because?: string;\n',
        ],
      ],
    },
  },
  {
    on: '2026-06-11',
    by: ada,
    subject: 'Document who runs which contract',
    edits: {
      'packages/contracts/README.md': [
        [
          'every pull request.\n',
          'every pull request.\n\nCheckout runs those of search, and the other way round.\n',
        ],
      ],
    },
  },
];
