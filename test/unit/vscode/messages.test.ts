/** Messages from the page: what is not listed is nothing. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import type { FromPage } from '../../../src/protocol.ts';
import { parseFromPage } from '../../../src/vscode/messages.ts';

const genuine: readonly FromPage[] = [
  { type: 'ready' },
  { type: 'run-again' },
  { type: 'cancel' },
  { type: 'export', format: 'clipboard' },
  { type: 'command', command: 'teams' },
  { type: 'command', command: 'forms' },
  { type: 'copy', text: 'Did it help you?' },
  { type: 'mail', to: 'ann+git@example.com', subject: 'A question', body: 'Did it?' },
  { type: 'mail', to: null, subject: '', body: '' },
  { type: 'open', target: { kind: 'commit', repository: 0, commit: 'a'.repeat(40) } },
  { type: 'open', target: { kind: 'file', repository: 1, path: 'src/ä b.ts', line: 3 } },
  { type: 'open', target: { kind: 'url', url: 'https://github.com/acme/x/pull/1' } },
  {
    type: 'edit',
    edit: {
      id: 'e',
      at: '2026-07-02T10:00:00.000Z',
      change: {
        kind: 'manual',
        contribution: 'c',
        value: { title: 't', lens: 'enables', claim: 'x', links: [{ url: '', label: '' }] },
      },
    },
  },
  {
    type: 'edit',
    edit: {
      id: 'e',
      at: '2026-07-02T10:00:00.000Z',
      change: { kind: 'form-text', form: 'meta', field: 'self-review', text: 'a\nb' },
    },
  },
];

describe('messages from the page', () => {
  it('are understood when they are of the protocol', () => {
    for (const message of genuine) assert.deepEqual(parseFromPage(message), message);
  });

  it('are nothing when anything was added to them, at any depth', () => {
    const withExtra = (value: unknown): unknown[] => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      const inside = Object.entries(value).flatMap(([key, member]) =>
        withExtra(member).map((changed) => ({ ...value, [key]: changed })),
      );
      return [{ ...value, extra: 1 }, ...inside];
    };
    for (const message of genuine)
      for (const forged of withExtra(message))
        assert.equal(parseFromPage(forged), null, JSON.stringify(forged));
  });

  it('never throw, and never let a path out of the repository or another scheme through', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.constantFrom('..', '/', '.git', 'javascript:x', 'file:///x', 'a/../../b', 'C:\\x', '\0'),
      fc
        .array(fc.constantFrom('..', '.', 'a', '.GIT', '\\', ''), { maxLength: 6 })
        .map((parts) => parts.join('/')),
    );
    const target = fc.oneof(
      fc.record({ kind: fc.constant('url'), url: texts }),
      fc.record({
        kind: fc.constant('file'),
        repository: fc.nat(2),
        path: texts,
        line: fc.constant(null),
      }),
      fc.record({ kind: fc.constant('commit'), repository: fc.nat(2), commit: texts }),
      fc.anything(),
    );
    const messages = fc.oneof(
      fc.anything(),
      fc.record({ type: fc.constant('open'), target }),
      fc.record({ type: fc.constant('command'), command: texts }),
    );
    fc.assert(
      fc.property(messages, (message) => {
        const parsed = parseFromPage(message);
        if (parsed?.type !== 'open') return;
        const { target: opened } = parsed;
        if (opened.kind === 'url') assert.match(opened.url, /^https:\/\//i);
        if (opened.kind === 'commit') assert.match(opened.commit, /^[0-9a-f]{40,64}$/);
        if (opened.kind === 'file') {
          assert.ok(!opened.path.split(/[\\/]/).includes('..'), opened.path);
          assert.ok(!/^[\\/]|^[A-Za-z]:|\0/.test(opened.path), opened.path);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
