/** Ordinary work of the search team: index, ranking and crawler. */
import type { Feature } from './features.ts';
import { emeka, freya, goran, goranOnHost } from './people.ts';

export const indexWork: readonly Feature[] = [
  {
    path: 'services/search/src/ranking/score.ts',
    on: '2024-09-10',
    by: goran,
    subject: 'Ranking: the title counts more than the text',
    code: `import { tokens } from "../query/tokens.ts";

export interface Document {
  readonly title: string;
  readonly text: string;
}

export function score(document: Document, word: string): number {
  const inTitle = tokens(document.title).includes(word) ? 3 : 0;
  const inText = tokens(document.text).filter((other) => other === word).length;
  return inTitle + inText;
}
`,
    changes: [
      [
        '2024-10-15',
        goran,
        'Ranking: five times as much',
        'includes(word) ? 3 : 0',
        'includes(word) ? 5 : 0',
      ],
      [
        '2025-02-05',
        emeka,
        'Ranking: long texts do not win by length',
        'return inTitle + inText;',
        'return inTitle + Math.log1p(inText);',
      ],
      [
        '2025-11-12',
        goranOnHost,
        'Ranking: four times was better',
        'includes(word) ? 5 : 0',
        'includes(word) ? 4 : 0',
      ],
      [
        '2026-06-10',
        goran,
        'Ranking: document the weights',
        'export function score',
        '/** The title counts four times. */\nexport function score',
      ],
    ],
  },
  {
    path: 'services/search/src/indexing/batch.ts',
    on: '2024-10-22',
    by: emeka,
    subject: 'Index products in batches',
    code: `import { writeProduct, type Product } from "./writer.ts";

const size = 50;

export async function writeAll(products: readonly Product[]): Promise<void> {
  for (let start = 0; start < products.length; start += size) {
    await Promise.all(products.slice(start, start + size).map(writeProduct));
  }
}
`,
    changes: [
      ['2024-11-26', emeka, 'Index: smaller batches', 'const size = 50;', 'const size = 20;'],
      [
        '2025-04-15',
        freya,
        'Index: count what was written',
        '  for (let start',
        '  const started = Date.now();\n  for (let start',
      ],
      [
        '2025-04-22',
        freya,
        'Index: tell how long it took',
        '.map(writeProduct));\n  }\n',
        '.map(writeProduct));\n  }\n  console.log("Indexed in " + (Date.now() - started) + " ms");\n',
      ],
    ],
  },
  {
    path: 'services/search/src/ranking/fresh.ts',
    on: '2025-07-01',
    by: emeka,
    subject: 'Ranking: new products first among equals',
    code: `const week = 7 * 86_400_000;

/** From 1 (today) towards 0. */
export const freshness = (added: number, now: number): number => 1 / (1 + (now - added) / week);
`,
    changes: [
      [
        '2025-07-29',
        emeka,
        'Ranking: a product stays new for a month',
        'const week = 7 * 86_400_000;',
        'const week = 30 * 86_400_000;',
      ],
      ['2025-07-30', freya, 'Ranking: call a month a month', 'const week =', 'const month ='],
      ['2025-07-31', freya, 'Ranking: call it a month everywhere', '/ week)', '/ month)'],
      [
        '2026-04-01',
        goran,
        'Ranking: nothing is newer than now',
        '(now - added)',
        'Math.max(0, now - added)',
      ],
    ],
  },
  {
    path: 'services/search/src/crawl/robots.ts',
    on: '2026-03-19',
    by: goran,
    subject: 'Crawl: read what a supplier allows',
    code: `/** Paths that a supplier does not want to be read. */
export function disallowed(robots: string): readonly string[] {
  return robots
    .split('\\n')
    .filter((line) => line.startsWith('Disallow:'))
    .map((line) => line.slice('Disallow:'.length).trim());
}
`,
    changes: [
      [
        '2026-04-08',
        goran,
        'Crawl: nothing is disallowed by an empty line',
        '.trim());',
        ".trim())\n    .filter((path) => path !== '');",
      ],
      [
        '2026-05-27',
        emeka,
        'Crawl: whatever the case',
        "line.startsWith('Disallow:')",
        '/^disallow:/i.test(line)',
      ],
    ],
  },
];
