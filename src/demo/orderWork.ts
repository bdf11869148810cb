/** Ordinary work of the checkout team: orders and shipping. */
import type { Feature } from './features.ts';
import { bruno, chiara, dmitri, kavya } from './people.ts';

export const orderWork: readonly Feature[] = [
  {
    path: 'services/checkout/src/orders/number.ts',
    on: '2024-08-27',
    by: dmitri,
    subject: 'Order numbers that people can read out',
    code: `const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

export function orderNumber(serial: number): string {
  let rest = serial;
  let text = "";
  while (text.length < 6) {
    text = alphabet.charAt(rest % alphabet.length) + text;
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}
`,
    changes: [
      [
        '2024-10-09',
        dmitri,
        'Order numbers: groups of three',
        '  return text;',
        '  return text.slice(0, 3) + "-" + text.slice(3);',
      ],
      [
        '2025-05-20',
        bruno,
        'Order numbers: no vowels, no words',
        'ABCDEFGHJKLMNPQRSTUVWXYZ23456789',
        'BCDFGHJKLMNPQRSTVWXZ23456789',
      ],
      [
        '2026-01-08',
        chiara,
        'Order numbers: eight characters for the sale',
        'text.length < 6',
        'text.length < 8',
      ],
    ],
  },
  {
    path: 'services/checkout/src/shipping/zones.ts',
    on: '2024-10-01',
    by: bruno,
    subject: 'Shipping: zones and prices',
    code: `export type Zone = "home" | "near" | "far";

const near = new Set(["AT", "CH", "DK", "NL", "PL"]);

export const zoneOf = (country: string): Zone =>
  country === "DE" ? "home" : near.has(country) ? "near" : "far";

export const price: Readonly<Record<Zone, number>> = { home: 390, near: 790, far: 1490 };
`,
    changes: [
      ['2024-11-05', bruno, 'Shipping: Belgium is near', '["AT", "CH"', '["AT", "BE", "CH"'],
      [
        '2025-02-04',
        chiara,
        'Shipping: new prices of the carrier',
        'near: 790, far: 1490',
        'near: 850, far: 1590',
      ],
      ['2025-08-05', dmitri, 'Shipping: France is near', '"DK", "NL"', '"DK", "FR", "NL"'],
      ['2026-02-03', bruno, 'Shipping: new prices of the carrier, 2026', 'far: 1590', 'far: 1690'],
    ],
  },
  {
    path: 'services/checkout/src/orders/confirm.ts',
    on: '2025-03-12',
    by: dmitri,
    subject: 'Confirm an order by mail',
    code: `import { orderNumber } from "./number.ts";

export function confirmation(serial: number, name: string): string {
  const greeting = "Dear " + name;
  return greeting + ",\\n\\nyour order " + orderNumber(serial) + " is on its way to our warehouse.\\n";
}
`,
    changes: [
      ['2025-04-01', kavya, 'Confirmation: friendlier words', '"Dear " + name', '"Hello " + name'],
      [
        '2025-09-02',
        bruno,
        'Confirmation: people without a name',
        '"Hello " + name',
        '(name === "" ? "Hello" : "Hello " + name)',
      ],
      [
        '2026-05-13',
        chiara,
        'Confirmation: what happens next',
        'our warehouse.\\n"',
        'our warehouse.\\nWe write again when it leaves.\\n"',
      ],
    ],
  },
  {
    path: 'services/checkout/src/shipping/track.ts',
    on: '2025-08-19',
    by: bruno,
    subject: 'Shipping: links to the carriers',
    code: `import { zoneOf } from './zones.ts';

const carriers = { home: 'https://parcel.example/', near: 'https://euro.example/', far: 'https://air.example/' };

export const trackingLink = (country: string, parcel: string): string => carriers[zoneOf(country)] + encodeURIComponent(parcel);
`,
    changes: [
      [
        '2025-09-24',
        dmitri,
        'Shipping: links in upper case',
        'encodeURIComponent(parcel)',
        'encodeURIComponent(parcel.toUpperCase())',
      ],
      [
        '2026-03-03',
        bruno,
        'Shipping: another carrier for far away',
        'https://air.example/',
        'https://world.example/',
      ],
      [
        '2026-06-17',
        dmitri,
        'Shipping: links in the language of the country',
        '+ encodeURIComponent(',
        "+ country.toLowerCase() + '/' + encodeURIComponent(",
      ],
    ],
  },
  {
    path: 'services/checkout/src/orders/cancel.ts',
    on: '2025-10-08',
    by: dmitri,
    subject: 'Cancel an order before it is packed',
    code: `export type State = 'placed' | 'packed' | 'sent';

export function mayCancel(state: State, placed: number, now: number): boolean {
  return state === 'placed' && now - placed < 3_600_000;
}
`,
    changes: [
      ['2025-11-03', dmitri, 'Cancel: two hours are fairer', '3_600_000', '7_200_000'],
      [
        '2026-01-14',
        bruno,
        'Cancel: say what the rule is',
        'export function mayCancel',
        '/** Within two hours, unless it is packed. */\nexport function mayCancel',
      ],
      [
        '2026-06-03',
        chiara,
        'Cancel: packed orders too, for a fee',
        "state === 'placed' &&",
        "state !== 'sent' &&",
      ],
    ],
  },
];
