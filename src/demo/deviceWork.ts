/** Ordinary work of the mobile team: what runs below the screens. */
import type { Feature } from './features.ts';
import { hana, ines, jonas } from './people.ts';

export const deviceWork: readonly Feature[] = [
  {
    path: 'apps/mobile/src/basket/store.ts',
    on: '2024-07-31',
    by: ines,
    subject: 'Basket: keep it on the device',
    code: `const basket = new Map<string, number>();

export function put(product: string, count: number): void {
  basket.set(product, count);
}

export const count = (): number => [...basket.values()].reduce((sum, one) => sum + one, 0);
`,
    changes: [
      [
        '2024-08-28',
        ines,
        'Basket: zero takes it out',
        '  basket.set(product, count);',
        '  if (count === 0) basket.delete(product);\n  else basket.set(product, count);',
      ],
      [
        '2025-01-09',
        jonas,
        'Basket: at most 99',
        'else basket.set(product, count);',
        'else basket.set(product, Math.min(99, count));',
      ],
      [
        '2025-06-05',
        hana,
        'Basket: say what is counted',
        'export const count',
        '/** Pieces, not products. */\nexport const count',
      ],
    ],
  },
  {
    path: 'apps/mobile/src/format/money.ts',
    on: '2024-09-24',
    by: ines,
    subject: 'Prices as people write them',
    code: `export function money(cents: number, language: string): string {
  return new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(cents / 100);
}
`,
    changes: [
      [
        '2024-11-12',
        ines,
        'Prices: no decimals where there are none',
        'currency: "EUR" })',
        'currency: "EUR", trailingZeroDisplay: "stripIfInteger" })',
      ],
      [
        '2025-05-14',
        jonas,
        'Prices: free is a word',
        '  return new',
        '  if (cents === 0) return "free";\n  return new',
      ],
      [
        '2026-03-17',
        hana,
        'Prices: say that cents go in',
        'export function money',
        '/** From cents to what a label says. */\nexport function money',
      ],
    ],
  },
  {
    path: 'apps/mobile/src/net/online.ts',
    on: '2025-03-25',
    by: hana,
    subject: 'Know whether there is a network',
    code: `type Listener = (online: boolean) => void;

const listeners = new Set<Listener>();

export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function changed(online: boolean): void {
  for (const listener of listeners) listener(online);
}
`,
    changes: [
      [
        '2025-05-08',
        hana,
        'Network: tell only what is new',
        'export function changed(online: boolean): void {\n',
        'let last = true;\n\nexport function changed(online: boolean): void {\n  if (online === last) return;\n  last = online;\n',
      ],
      [
        '2025-10-09',
        ines,
        'Network: how to stop listening',
        'export function onChange',
        '/** Returns how to stop listening. */\nexport function onChange',
      ],
    ],
  },
  {
    path: 'apps/mobile/src/sync/outbox.ts',
    on: '2025-07-17',
    by: jonas,
    subject: 'Outbox: send when there is a network again',
    code: `import { onChange } from '../net/online.ts';

const waiting: (() => void)[] = [];

export function send(work: () => void): void {
  waiting.push(work);
}

onChange((online) => {
  while (online && waiting.length > 0) waiting.shift()?.();
});
`,
    changes: [
      [
        '2025-08-14',
        jonas,
        'Outbox: at most a hundred',
        '  waiting.push(work);',
        '  if (waiting.length < 100) waiting.push(work);',
      ],
      [
        '2025-12-16',
        ines,
        'Outbox: the oldest goes when it is full',
        '  if (waiting.length < 100) waiting.push(work);',
        '  if (waiting.length === 100) waiting.shift();\n  waiting.push(work);',
      ],
      [
        '2026-05-07',
        jonas,
        'Outbox: room for more',
        'waiting.length === 100',
        'waiting.length === 250',
      ],
    ],
  },
];
