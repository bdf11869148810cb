/** A product manager's half-year, written by hand in the same vocabulary as an engineer's. */
import type { Change, Draft } from '../../src/core/draft/draft.ts';

const changes: readonly Change[] = [
  {
    kind: 'manual',
    contribution: 'pricing',
    value: {
      title: 'One price list for all countries',
      lens: 'delayed',
      claim:
        'Decided in spring 2025 that prices come from one list. In May 2026 the business plan was launched on it in three countries without a change to the shop.',
      links: [
        { url: 'https://docs.storefront.example/decisions/14', label: 'decision 14' },
        { url: 'https://tracker.storefront.example/PLAN-88', label: 'launch of the business plan' },
      ],
    },
  },
  {
    kind: 'manual',
    contribution: 'glossary',
    value: {
      title: 'A glossary of the checkout',
      lens: 'enables',
      claim:
        'Wrote down what an order, a basket and a shipment are; support and search use the words since.',
      links: [{ url: 'https://docs.storefront.example/glossary', label: 'glossary' }],
    },
  },
  {
    kind: 'quote',
    contribution: 'glossary',
    id: 'q1',
    value: {
      text: 'We stopped asking which of the two baskets was meant.',
      source: 'a colleague in Search, asked about it',
    },
  },
  {
    kind: 'manual',
    contribution: 'sunset',
    value: {
      title: 'The end of the old gift cards, agreed early',
      lens: 'absence',
      claim:
        'Agreed with finance that old cards stay valid, so that no customer had to be moved twice.',
      links: [],
    },
  },
];

export function productDraft(): Draft {
  return {
    version: 1,
    edits: changes.map((change, index) => ({
      id: `p${index}`,
      at: `2026-07-01T00:00:0${index}.000Z`,
      change,
    })),
  };
}
