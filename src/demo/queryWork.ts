/** Ordinary work of the search team: queries and suggestions. */
import type { Feature } from './features.ts';
import { emeka, freya, goran, goranOnHost, kavya } from './people.ts';

export const queryWork: readonly Feature[] = [
  {
    path: 'services/search/src/query/spelling.ts',
    on: '2024-07-30',
    by: freya,
    subject: 'Spelling: one wrong letter is forgiven',
    code: `import { tokens } from "./tokens.ts";

export function alike(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let wrong = 0;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) wrong++;
  return wrong <= 1;
}

export const correct = (query: string, known: readonly string[]): readonly string[] =>
  tokens(query).map((word) => known.find((other) => alike(word, other)) ?? word);
`,
    changes: [
      [
        '2024-08-20',
        freya,
        'Spelling: prefer the exact word',
        'known.find((other)',
        'known.find((other) => other === word) ?? known.find((other)',
      ],
      [
        '2025-01-29',
        goran,
        'Spelling: two letters in long words',
        'wrong <= 1;',
        'wrong <= (one.length > 7 ? 2 : 1);',
      ],
      [
        '2025-08-26',
        freya,
        'Spelling: say what alike means',
        'export function alike',
        '/** Equal but for a letter or two. */\nexport function alike',
      ],
    ],
  },
  {
    path: 'services/search/src/query/filters.ts',
    on: '2024-08-14',
    by: emeka,
    subject: 'Filters: price and colour',
    code: `export interface Filter {
  readonly field: "price" | "colour";
  readonly value: string;
}

export function filtersOf(query: URLSearchParams): readonly Filter[] {
  const found: Filter[] = [];
  for (const field of ["price", "colour"] as const) {
    for (const value of query.getAll(field)) found.push({ field, value });
  }
  return found;
}
`,
    changes: [
      [
        '2024-09-18',
        emeka,
        'Filters: trim what people type',
        'found.push({ field, value })',
        'found.push({ field, value: value.trim() })',
      ],
      [
        '2024-10-29',
        goran,
        'Filters: forget empty ones',
        '  return found;',
        '  return found.filter((filter) => filter.value !== "");',
      ],
      [
        '2025-07-22',
        freya,
        'Filters: one question, one answer',
        'export function filtersOf',
        '/** Filters in the order of the address. */\nexport function filtersOf',
      ],
    ],
  },
  {
    path: 'services/search/src/suggest/complete.ts',
    on: '2025-01-16',
    by: freya,
    subject: 'Suggest how a word may go on',
    code: `import { tokens } from "../query/tokens.ts";

export function complete(typed: string, words: readonly string[]): readonly string[] {
  const last = tokens(typed).at(-1) ?? "";
  return last === "" ? [] : words.filter((word) => word.startsWith(last)).slice(0, 8);
}
`,
    changes: [
      ['2025-02-12', freya, 'Suggest: six are enough', 'slice(0, 8)', 'slice(0, 6)'],
      [
        '2025-05-07',
        goran,
        'Suggest: not the word itself',
        'word.startsWith(last)',
        'word !== last && word.startsWith(last)',
      ],
      ['2026-01-15', emeka, 'Suggest: after two letters', 'last === "" ?', 'last.length < 2 ?'],
    ],
  },
  {
    path: 'services/search/src/query/synonyms.ts',
    on: '2025-03-20',
    by: goran,
    subject: 'Synonyms: a sofa is a couch',
    code: `import { tokens } from "./tokens.ts";

const same: readonly (readonly string[])[] = [
  ["sofa", "couch"],
  ["lamp", "light"],
];

export const widen = (query: string): readonly string[] =>
  tokens(query).flatMap((word) => same.find((group) => group.includes(word)) ?? [word]);
`,
    changes: [
      [
        '2025-05-27',
        goran,
        'Synonyms: jackets',
        '  ["lamp", "light"],\n',
        '  ["lamp", "light"],\n  ["jacket", "coat"],\n',
      ],
      [
        '2025-08-20',
        kavya,
        'Synonyms: from the questions of customers',
        '  ["jacket", "coat"],\n',
        '  ["jacket", "coat"],\n  ["trainers", "sneakers"],\n',
      ],
      [
        '2026-02-26',
        goranOnHost,
        'Synonyms: phones',
        '  ["jacket", "coat"],\n',
        '  ["jacket", "coat"],\n  ["phone", "mobile"],\n',
      ],
    ],
  },
  {
    path: 'services/search/src/query/page.ts',
    on: '2025-09-16',
    by: freya,
    subject: 'Results by the page',
    code: `export interface Page<T> {
  readonly items: readonly T[];
  readonly next: number | null;
}

export function page<T>(all: readonly T[], start: number, size = 24): Page<T> {
  const next = start + size;
  return { items: all.slice(start, next), next: next < all.length ? next : null };
}
`,
    changes: [
      [
        '2025-10-29',
        freya,
        'Results: a page before the first is the first',
        'const next = start + size;',
        'const next = Math.max(0, start) + size;',
      ],
      ['2025-12-09', emeka, 'Results: smaller pages', 'size = 24', 'size = 20'],
      [
        '2026-05-14',
        goran,
        'Results: say when there are no more',
        '  readonly next',
        '  /** Where the next page begins; null at the end. */\n  readonly next',
      ],
    ],
  },
];
