/** How others came to use the HTTP client: December 2025 to March 2026. */
import { bruno, brunoAtPairDesk, chiara, dmitri, freya, hana, ines } from './people.ts';
import type { Step } from './step.ts';

const chargeWithLoop = `  for (let attempt = 1; ; attempt++) {
    const response = await fetch("https://pay.storefront.example/v1/charges", {
      method: "POST",
      body: JSON.stringify(order),
    });
    if (response.ok) return (await response.json()) as { id: string };
    if (attempt === 3) throw new Error("The card was not charged: " + response.status);
  }
`;

const chargeWithClient = `  const response = await pay("/v1/charges", { method: "POST", body: JSON.stringify(order) });
  if (!response.ok) throw new Error("The card was not charged: " + response.status);
  return (await response.json()) as { id: string };
`;

const refunds = `/** Gives the money back, in full or in part. */
export async function refund(id: string, cents: number): Promise<void> {
  const response = await pay("/v1/charges/" + id + "/refunds", {
    method: "POST",
    body: JSON.stringify({ cents }),
  });
  if (!response.ok) throw new Error("No refund for " + id + ": " + response.status);
}

/** Refunds that the bank has not confirmed after three days. */
export async function staleRefunds(now: number): Promise<readonly string[]> {
  const response = await pay("/v1/refunds?state=pending");
  const pending = (await response.json()) as { id: string; created: number }[];
  return pending.filter((entry) => now - entry.created > 3 * 86_400_000).map((entry) => entry.id);
}
`;

const gatewayHead = `import { createClient } from '@storefront/http-client';

export interface Charge {
  readonly user: string;
  readonly cents: number;
}

const pay = createClient({ baseUrl: "https://pay.storefront.example" });

`;

export const adoptionInWinter: readonly Step[] = [
  {
    on: '2025-12-03',
    by: chiara,
    subject: 'Charge cards through the HTTP client',
    body: 'The gateway was down for four minutes on Friday, and our own retries\nkept it down for twenty.',
    edits: {
      'services/checkout/src/payments/gateway.ts': [
        [
          'export interface Charge',
          "import { createClient } from '@acme/http';\n\nexport interface Charge",
        ],
        [
          '/** Charges a card; tries three times. */',
          'const pay = createClient({ baseUrl: "https://pay.storefront.example" });\n\n/** Charges a card. */',
        ],
        [chargeWithLoop, chargeWithClient],
        ['fetch("https://pay.storefront.example/v1/charges/" + id', 'pay("/v1/charges/" + id'],
        ['fetch("https://pay.storefront.example/v1/refunds', 'pay("/v1/refunds'],
      ],
    },
    // Trap: a test as a place.
    files: {
      'services/checkout/test/gateway.test.ts': `import { RetryBudget } from '@acme/http';

import { charge } from '../src/payments/gateway.ts';

test('a charge gives up when the budget is spent', async () => {
  const budget = new RetryBudget(0);
  expect(budget.take()).toBe(false);
  await expect(charge({ user: 'u1', cents: 1250 })).rejects.toThrow('not charged');
});
`,
    },
  },
  {
    // Trap: a copy. `gateway.ts` is changed too, but every copied line stays in it.
    on: '2026-01-27',
    by: bruno,
    subject: 'Take PayPal as well',
    edits: {
      'services/checkout/src/payments/gateway.ts': [
        ['/** Charges a card. */', '/** Charges a card; PayPal has its own file. */'],
      ],
    },
    files: {
      'services/checkout/src/payments/paypal.ts': `${gatewayHead}/** Charges a PayPal account. */
export async function charge(order: Charge): Promise<{ id: string }> {
${chargeWithClient}}
`,
    },
  },
  {
    on: '2026-02-10',
    by: freya,
    subject: 'Suggest what is popular this week',
    files: {
      'services/search/src/suggest/popular.ts': `import { createClient } from '@storefront/http-client';

const statistics = createClient({ baseUrl: 'https://statistics.storefront.example' });

export async function popular(count: number): Promise<readonly string[]> {
  const response = await statistics('/v1/queries/top?count=' + count);
  return (await response.json()) as string[];
}
`,
    },
  },
  {
    // Trap: a place split off another file keeps that file's date.
    on: '2026-02-17',
    by: dmitri,
    subject: 'Refunds have a file of their own',
    edits: { 'services/checkout/src/payments/gateway.ts': [[`\n${refunds}`, '']] },
    files: {
      'services/checkout/src/payments/refunds.ts': `import { createClient } from '@storefront/http-client';

const pay = createClient({ baseUrl: "https://pay.storefront.example" });

${refunds}`,
    },
  },
  {
    on: '2026-03-04',
    by: hana,
    subject: 'Push service: tell people that their parcel is near',
    files: {
      'apps/mobile/src/push/service.ts': `import { createClient, RetryBudget } from '@storefront/http-client';

const push = createClient({ baseUrl: 'https://push.storefront.example', budget: new RetryBudget(5) });

/** Sends one message to one device; true when the device will show it. */
export async function notify(device: string, text: string): Promise<boolean> {
  const response = await push('/v1/devices/' + device, { method: 'POST', body: text });
  return response.ok;
}
`,
    },
  },
  {
    // Trap: the author's clock is wrong, so the adoption was authored before the client was born.
    on: '2026-03-11',
    by: ines,
    authored: '2020-01-01T00:04:31+00:00',
    subject: 'Push service: receipts of what was shown',
    files: {
      'apps/mobile/src/push/receipts.ts': `import { createClient } from '@storefront/http-client';

const receipts = createClient({ baseUrl: 'https://push.storefront.example' });

export async function shown(message: string): Promise<void> {
  await receipts('/v1/receipts/' + message, { method: 'PUT' });
}
`,
    },
  },
  {
    // Trap: the dependency is dropped, and comes back in April.
    on: '2026-03-16',
    by: freya,
    subject: 'Popular suggestions from a nightly file',
    files: {
      'services/search/src/suggest/popular.ts': `import { readFileSync } from 'node:fs';

export async function popular(count: number): Promise<readonly string[]> {
  return readFileSync('/var/search/popular.txt', 'utf8').split('\\n').slice(0, count);
}
`,
    },
  },
  {
    // Trap: the email that two people share; the commit belongs to the person of its name.
    on: '2026-03-24',
    by: brunoAtPairDesk,
    subject: 'Ask the fraud service before charging',
    files: {
      'services/checkout/src/fraud/score.ts': `import { createClient } from '@storefront/http-client';

const fraud = createClient({ baseUrl: 'https://fraud.storefront.example', timeoutMs: 300 });

/** From 0 (sure) to 1; no answer in time counts as sure. */
export async function score(user: string, cents: number): Promise<number> {
  const response = await fraud('/v1/score?user=' + user + '&cents=' + cents).catch(() => null);
  return response === null ? 0 : Number(await response.text());
}
`,
    },
  },
];
