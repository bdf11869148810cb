/** Edits for tests of the drafts. */
import type { Change, Edit } from '../../src/core/draft/draft.ts';

export const someSubject = {
  repositories: ['https://example.com/acme/storefront'],
  emails: ['ann@example.com'],
  from: '2026-01-01',
  to: '2026-07-01',
};

export function edit(id: string, change?: Change): Edit {
  return {
    id,
    at: '2026-07-02T10:00:00.000Z',
    change: change ?? { kind: 'rename', contribution: 'c1', title: `Title ${id}` },
  };
}
