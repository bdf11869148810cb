/** Ordinary work of the checkout team: carts, payments and taxes. */
import type { Feature } from './features.ts';
import { bruno, chiara, chiaraAtPairDesk, dmitri, noor } from './people.ts';

export const cartWork: readonly Feature[] = [
  {
    path: 'services/checkout/src/cart/totals.ts',
    on: '2024-07-22',
    by: bruno,
    subject: 'Cart: add up the lines',
    code: `export interface Line {
  readonly cents: number;
  readonly count: number;
}

export function total(lines: readonly Line[]): number {
  let cents = 0;
  for (const line of lines) cents += line.cents * line.count;
  return cents;
}
`,
    changes: [
      [
        '2024-08-06',
        chiara,
        'Cart: no negative counts',
        'line.cents * line.count',
        'line.cents * Math.max(0, line.count)',
      ],
      [
        '2025-01-22',
        dmitri,
        'Cart: an empty cart costs nothing, not even delivery',
        '  let cents = 0;\n',
        '  if (lines.length === 0) return 0;\n  let cents = 0;\n',
      ],
      [
        '2025-07-15',
        chiara,
        'Cart: whole cents only',
        '  return cents;',
        '  return Math.round(cents);',
      ],
      [
        '2026-04-16',
        bruno,
        'Cart: say what a line is',
        'export interface Line {',
        '/** A product in the cart. */\nexport interface Line {',
      ],
    ],
  },
  {
    path: 'services/checkout/src/cart/vouchers.ts',
    on: '2024-08-13',
    by: chiara,
    subject: 'Vouchers of a fixed worth',
    code: `import { total, type Line } from "./totals.ts";

const worths: Readonly<Record<string, number>> = { WELCOME: 500, SUMMER: 1000 };

export function withVoucher(lines: readonly Line[], code: string): number {
  const cents = total(lines);
  const worth = worths[code] ?? 0;
  return cents - worth;
}
`,
    changes: [
      [
        '2024-09-11',
        bruno,
        'Vouchers: whatever the case of the code',
        'worths[code]',
        'worths[code.toUpperCase()]',
      ],
      [
        '2024-12-02',
        chiara,
        'Vouchers: winter sale',
        'SUMMER: 1000 }',
        'SUMMER: 1000, WINTER: 1200 }',
      ],
      [
        '2025-06-24',
        dmitri,
        'Vouchers: the summer one is worth less',
        'SUMMER: 1000',
        'SUMMER: 800',
      ],
      [
        '2025-12-10',
        chiara,
        'Vouchers: thank loyal customers',
        'WINTER: 1200 }',
        'WINTER: 1200, THANKS: 700 }',
      ],
    ],
  },
  {
    path: 'services/checkout/src/tax/rates.ts',
    on: '2024-12-10',
    by: chiara,
    subject: 'Tax: rates by country',
    code: `import { zoneOf } from "../shipping/zones.ts";

const rates: Readonly<Record<string, number>> = { DE: 0.19, AT: 0.2, NL: 0.21 };

/** Tax in a price that includes it. */
export function taxIn(cents: number, country: string): number {
  const rate = zoneOf(country) === "far" ? 0 : (rates[country] ?? 0.19);
  return Math.round(cents - cents / (1 + rate));
}
`,
    changes: [
      [
        '2025-01-07',
        chiara,
        'Tax: Poland and Denmark',
        'NL: 0.21 }',
        'NL: 0.21, PL: 0.23, DK: 0.25 }',
      ],
      [
        '2025-04-29',
        dmitri,
        'Tax: a free product has none',
        '  const rate =',
        '  if (cents <= 0) return 0;\n  const rate =',
      ],
      [
        '2025-10-28',
        chiaraAtPairDesk,
        'Tax: France and Belgium',
        'DK: 0.25 }',
        'DK: 0.25, FR: 0.2, BE: 0.21 }',
      ],
    ],
  },
  {
    path: 'services/checkout/src/cart/limits.ts',
    on: '2025-05-06',
    by: chiara,
    subject: 'Cart: how much of one product',
    code: `import type { Line } from "./totals.ts";

const most = 20;

export const overLimit = (lines: readonly Line[]): readonly Line[] => lines.filter((line) => line.count > most);
`,
    changes: [
      [
        '2025-06-10',
        dmitri,
        'Cart: twelve of one product are enough',
        'const most = 20;',
        'const most = 12;',
      ],
      [
        '2025-11-19',
        chiara,
        'Cart: no limit for businesses',
        'overLimit = (lines: readonly Line[])',
        'overLimit = (lines: readonly Line[], business = false)',
      ],
      [
        '2025-11-20',
        chiara,
        'Cart: mean it about businesses',
        'line.count > most',
        '!business && line.count > most',
      ],
    ],
  },
  {
    path: 'services/checkout/src/payments/methods.ts',
    on: '2026-02-05',
    by: bruno,
    subject: 'Payments: which methods a country has',
    code: `const methods: Readonly<Record<string, readonly string[]>> = {
  DE: ['card', 'paypal', 'invoice'],
  NL: ['card', 'ideal'],
};

export const methodsIn = (country: string): readonly string[] => methods[country] ?? ['card'];
`,
    changes: [
      [
        '2026-03-18',
        noor,
        'Payments: PayPal in the Netherlands',
        "['card', 'ideal']",
        "['card', 'paypal', 'ideal']",
      ],
      [
        '2026-05-21',
        bruno,
        'Payments: Austria',
        '  NL: [',
        "  AT: ['card', 'paypal', 'eps'],\n  NL: [",
      ],
    ],
  },
];
