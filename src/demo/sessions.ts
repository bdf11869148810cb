/** The legacy session store goes away, November 2025 to April 2026. */
import { manifest } from './foundation.ts';
import { ada, chiara, noor } from './people.ts';
import type { Step } from './step.ts';

export const sessions: readonly Step[] = [
  {
    on: '2025-11-26',
    by: ada,
    subject: 'Signed tokens in place of sessions on disk',
    files: {
      'packages/tokens/package.json': manifest('@storefront/tokens', {
        exports: { '.': './src/index.ts' },
      }),
      'packages/tokens/src/index.ts': `/** Signed tokens: who is signed in, without asking a disk. */
export { readToken } from './read.ts';
export { sign } from './sign.ts';
`,
      'packages/tokens/src/sign.ts': `import { createHmac } from 'node:crypto';

export function sign(user: string, key: string): string {
  return user + '.' + createHmac('sha256', key).update(user).digest('base64url');
}
`,
      'packages/tokens/src/read.ts': `import { sign } from './sign.ts';

/** The user of a token; null when somebody else wrote it. */
export function readToken(token: string, key: string): string | null {
  const user = token.slice(0, token.lastIndexOf('.'));
  return sign(user, key) === token ? user : null;
}
`,
    },
  },
  {
    on: '2026-01-13',
    by: ada,
    subject: 'Checkout reads tokens, not sessions',
    files: {
      'services/checkout/src/session.ts': `import { readToken } from '@storefront/tokens';

export function currentUser(cookie: string): string | null {
  const token = /(?:^|; )token=([^;]+)/.exec(cookie)?.[1];
  return token === undefined ? null : readToken(token, process.env['TOKEN_KEY'] ?? '');
}
`,
    },
  },
  {
    on: '2026-02-11',
    by: ada,
    subject: 'Search reads tokens, not sessions',
    files: {
      'services/search/src/session.ts': `import { readToken } from '@storefront/tokens';

const recent = new Map<string, string[]>();

export function remember(token: string, query: string): void {
  const user = readToken(token, process.env['TOKEN_KEY'] ?? '');
  if (user !== null) recent.set(user, [query, ...(recent.get(user) ?? [])].slice(0, 10));
}
`,
    },
  },
  {
    on: '2026-03-05',
    by: chiara,
    subject: 'Receipts by link, for people who are not signed in',
    files: {
      'services/checkout/src/receipts/link.ts': `import { readToken, sign } from '@storefront/tokens';

const key = process.env['RECEIPT_KEY'] ?? '';

export const linkTo = (order: string): string => '/receipts?token=' + sign(order, key);
export const orderOf = (token: string): string | null => readToken(token, key);
`,
    },
  },
  {
    on: '2026-03-25',
    by: ada,
    subject: 'The app reads tokens, not sessions',
    files: {
      'apps/mobile/src/auth/session.ts': `import { readToken } from '@storefront/tokens';

export function signedIn(token: string): string | null {
  return readToken(token, 'device');
}
`,
    },
    edits: {
      'apps/mobile/src/main.ts': [['signedIn()', "signedIn(localStorage.getItem('token') ?? '')"]],
    },
  },
  {
    on: '2026-04-07',
    by: ada,
    subject: 'Remove the legacy session store',
    body: 'Nothing reads sessions from disk any more.',
    files: { 'packages/session-store/': null },
  },
  {
    on: '2026-04-09',
    by: noor,
    subject: 'Tokens: compare in constant time',
    edits: {
      'packages/tokens/src/read.ts': [
        ['import { sign }', "import { timingSafeEqual } from 'node:crypto';\n\nimport { sign }"],
        [
          '  return sign(user, key) === token ? user : null;',
          '  const [ours, theirs] = [Buffer.from(sign(user, key)), Buffer.from(token)];\n  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? user : null;',
        ],
      ],
    },
  },
];
