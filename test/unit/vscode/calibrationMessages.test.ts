/** Messages from the page of a calibration: what is not listed is nothing. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import type { FromCalibration } from '../../../src/protocol.ts';
import { parseFromCalibration } from '../../../src/vscode/messages.ts';

const at = '2026-07-02T10:00:00.000Z';
const genuine: readonly FromCalibration[] = [
  { type: 'ready' },
  { type: 'add' },
  { type: 'guide' },
  { type: 'open', url: 'https://git.example/shop/commit/1' },
  { type: 'edit', edit: { id: 'e', at, change: { kind: 'note', cell: 'c', text: '' } } },
  { type: 'edit', edit: { id: 'e', at, change: { kind: 'order', columns: ['a', 'b'] } } },
  { type: 'export', format: 'html', picked: [{ column: 'a', contribution: 'c' }] },
];

describe('messages from the page of a calibration', () => {
  it('are understood when they are of the protocol, and nothing when anything was added', () => {
    const withExtra = (value: unknown): unknown[] => {
      if (typeof value !== 'object' || value === null) return [];
      const inside = Object.entries(value).flatMap(([key, member]) =>
        withExtra(member).map((changed) =>
          Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed },
        ),
      );
      return Array.isArray(value) ? inside : [{ ...value, extra: 1 }, ...inside];
    };
    for (const message of genuine) {
      assert.deepEqual(parseFromCalibration(message), message);
      for (const forged of withExtra(message))
        assert.equal(parseFromCalibration(forged), null, JSON.stringify(forged));
    }
  });

  it('never throw, and let no other scheme through', () => {
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'http://x.example',
      'https://u@x',
    ])
      assert.equal(parseFromCalibration({ type: 'open', url }), null);
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...genuine), (value, { type }) => {
        parseFromCalibration(value);
        parseFromCalibration({ type, edit: value, url: value, picked: value });
      }),
    );
  });
});
