/** Ordinary work of the mobile team: screens. */
import type { Feature } from './features.ts';
import { hana, hanaByLogin, ines, jonas } from './people.ts';

export const screenWork: readonly Feature[] = [
  {
    path: 'apps/mobile/src/screens/basket.ts',
    on: '2024-08-08',
    by: jonas,
    subject: 'Basket screen',
    code: `import { count } from "../basket/store.ts";

export function title(): string {
  return "Basket (" + count() + ")";
}
`,
    changes: [
      [
        '2024-09-05',
        jonas,
        'Basket screen: no brackets around nothing',
        '  return',
        '  if (count() === 0) return "Basket";\n  return',
      ],
      [
        '2025-02-20',
        hana,
        'Basket screen: bag, as in the shop',
        '"Basket (" + count()',
        '"Bag (" + count()',
      ],
      [
        '2025-02-21',
        hana,
        'Basket screen: bag when empty too',
        'return "Basket";',
        'return "Bag";',
      ],
    ],
  },
  {
    path: 'apps/mobile/src/screens/product.ts',
    on: '2024-08-22',
    by: hana,
    subject: 'Product screen',
    code: `import { put } from "../basket/store.ts";

export function buy(product: string): void {
  put(product, 1);
}

export const heading = (name: string): string => name.slice(0, 40);
`,
    changes: [
      [
        '2024-10-03',
        hanaByLogin,
        'Product screen: dots after a long name',
        'name.slice(0, 40)',
        '(name.length > 40 ? name.slice(0, 39) + "…" : name)',
      ],
      [
        '2025-03-18',
        ines,
        'Product screen: two at once',
        'buy(product: string)',
        'buy(product: string, pieces = 1)',
      ],
      ['2025-03-19', ines, 'Product screen: really two', 'put(product, 1)', 'put(product, pieces)'],
      [
        '2026-01-20',
        jonas,
        'Product screen: what buying means',
        'export function buy',
        '/** Into the bag, not yet paid. */\nexport function buy',
      ],
    ],
  },
  {
    path: 'apps/mobile/src/screens/checkout.ts',
    on: '2024-12-17',
    by: jonas,
    subject: 'Pay in the app',
    code: `import { count } from "../basket/store.ts";
import { money } from "../format/money.ts";

export function button(cents: number): string {
  return "Pay " + money(cents, "de") + " for " + count() + " pieces";
}
`,
    changes: [
      [
        '2025-01-15',
        jonas,
        'Pay: in the language of the device',
        'money(cents, "de")',
        'money(cents, navigator.language)',
      ],
      [
        '2025-04-10',
        hana,
        'Pay: shorter words',
        '" for " + count() + " pieces"',
        '" (" + count() + ")"',
      ],
    ],
  },
  {
    path: 'apps/mobile/src/screens/orders.ts',
    on: '2025-09-10',
    by: ines,
    subject: 'Orders screen',
    code: `import { money } from '../format/money.ts';

export const row = (number: string, cents: number): string => number + '  ' + money(cents, navigator.language);
`,
    changes: [
      ['2025-10-16', ines, 'Orders screen: a dot between', "'  '", "' · '"],
      [
        '2026-02-12',
        hana,
        'Orders screen: what a row is',
        'export const row',
        '/** Number and price of one order. */\nexport const row',
      ],
    ],
  },
  {
    path: 'apps/mobile/src/screens/search.ts',
    on: '2026-01-06',
    by: ines,
    subject: 'Search screen waits until the typing stops',
    code: `let timer: ReturnType<typeof setTimeout> | undefined;

export function typed(text: string, search: (text: string) => void): void {
  clearTimeout(timer);
  timer = setTimeout(() => search(text), 400);
}
`,
    changes: [
      ['2026-02-04', ines, 'Search screen: less patience', ', 400)', ', 250)'],
      [
        '2026-04-15',
        hana,
        'Search screen: not for one letter',
        '  timer = setTimeout',
        '  if (text.length < 2) return;\n  timer = setTimeout',
      ],
      [
        '2026-06-18',
        jonas,
        'Search screen: spaces do not count',
        'text.length < 2',
        'text.trim().length < 2',
      ],
    ],
  },
];
