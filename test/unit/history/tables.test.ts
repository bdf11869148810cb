import assert from 'node:assert/strict';

import fc from 'fast-check';

import { createByteTable, createIdTable, decodeBytes } from '../../../src/core/history/tables.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('table of ids', () => {
  const intern = (table: ReturnType<typeof createIdTable>, id: string): number =>
    table.intern(bytesOf(id), 0, id.length);

  it('numbers ids in order of appearance, and keeps them while it grows', () => {
    for (const words of [5, 8] as const) {
      const table = createIdTable(words);
      // Every hundredth id differs from the others of its kind in the last word only, so that they want one slot.
      const ids = Array.from({ length: 9000 }, (_, index) =>
        (index % 100 === 0 ? 1 : index + 1)
          .toString(16)
          .padStart(8, '0')
          .padEnd(words * 8 - 8, '0')
          .concat((index + 1).toString(16).padStart(8, '0')),
      );
      assert.deepEqual(
        ids.map((id) => intern(table, id)),
        ids.map((_, index) => index),
      );
      assert.equal(table.size, ids.length);
      for (const [index, id] of ids.entries()) {
        assert.equal(table.find(id), index);
        assert.equal(table.hex(index), id);
        assert.equal(intern(table, id), index);
      }
    }
  });

  it('takes zeros for no id, and tells what it does not know', () => {
    const table = createIdTable(5);
    assert.equal(intern(table, '0'.repeat(40)), -1);
    assert.equal(table.size, 0);
    assert.equal(table.find('1'.repeat(40)), -1);
    assert.equal(table.find('abc'), -1);
  });

  it('refuses what is no id', () => {
    const table = createIdTable(5);
    assert.throws(() => intern(table, '1'.repeat(39)), RangeError);
    assert.throws(() => intern(table, '1'.repeat(64)), RangeError);
    assert.throws(() => intern(table, 'g'.repeat(40)), RangeError);
  });
});

describe('table of byte strings', () => {
  it('gives one number to equal bytes and different ones to all others', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 6 })), (strings) => {
        const table = createByteTable();
        const numbers = strings.map((bytes) => table.intern(bytes, 0, bytes.length));
        const keys = strings.map((bytes) => bytes.join(' '));
        assert.equal(table.size, new Set(keys).size);
        for (const [index, number] of numbers.entries()) {
          assert.equal(keys.indexOf(keys[index]!), numbers.indexOf(number));
        }
      }),
    );
  });

  it('keeps its strings while it grows', () => {
    const table = createByteTable();
    const texts = Array.from({ length: 5000 }, (_, index) => `folder/${index}/${'x'.repeat(30)}`);
    for (const text of texts) table.intern(bytesOf(text), 0, text.length);
    assert.deepEqual(
      texts.map((_, index) => table.text(index)),
      texts,
    );
  });
});

describe('text of bytes', () => {
  const decode = (...bytes: readonly number[]): string =>
    decodeBytes(Uint8Array.from(bytes), 0, bytes.length);

  it('is what UTF-8 says, with byte order mark and replacement character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(decode(...bytesOf(text)), text);
      }),
    );
    assert.equal(decode(...bytesOf('\uFEFFa\uFFFD')), '\uFEFFa\uFFFD');
  });

  it('writes every byte that is not UTF-8 as \\xHH and reads on behind it', () => {
    assert.equal(decode(0x61, 0xff, 0x62), 'a\\xffb');
    assert.equal(decode(0xc3, 0xa9, 0xc3), 'é\\xc3');
    assert.equal(decode(0xed, 0xa0, 0x80), '\\xed\\xa0\\x80', 'half of a surrogate pair');
    assert.equal(decode(0xc0, 0xaf), '\\xc0\\xaf', 'longer than it need be');
    assert.equal(decode(0xf0, 0x9f, 0x98, 0x80, 0x80), '😀\\x80');
  });

  it('tells unlike bytes apart, as long as no name spells out an escape', () => {
    const noBackslash = fc.uint8Array({ maxLength: 8 }).filter((bytes) => !bytes.includes(0x5c));
    fc.assert(
      fc.property(noBackslash, noBackslash, (a, b) => {
        assert.equal(decode(...a) === decode(...b), a.join(' ') === b.join(' '));
      }),
    );
  });
});
