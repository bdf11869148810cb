/** The document that tells who built on a file. */
import assert from 'node:assert/strict';

import type { Adoption, AdoptionsReport, Asset } from '../../../src/core/model.ts';
import { adoptionsText } from '../../../src/vscode/adoptionsText.ts';

const id = (digit: string): string => digit.repeat(40);
const adoption = (place: string, own = false): Adoption => ({
  place,
  line: 7,
  placeKind: 'code',
  commit: id('b'),
  authored: '2026-02-03T10:00:00+00:00',
  landed: '2026-02-04T10:00:00+00:00',
  since: null,
  person: 'p2',
  coAuthors: [],
  teams: [],
  pullRequest: null,
  via: 'import',
  through: [],
  own,
  bulk: false,
  copied: false,
  approximate: false,
  ended: null,
});
const asset = (symbol: string | null, adoptions: readonly Adoption[]): Asset => ({
  id: symbol ?? 'module',
  kind: symbol === null ? 'module' : 'symbol',
  path: 'src/a.ts',
  symbol,
  formerPaths: [],
  born: {
    commit: id('a'),
    authored: '2025-01-01T00:00:00Z',
    landed: '2025-01-02T00:00:00Z',
    person: 'p1',
  },
  makers: [],
  teams: [],
  adoptions,
  reach: { people: 1, teams: 0, places: 1, transitive: 3 },
});
const report = (assets: readonly Asset[]): AdoptionsReport => ({
  schema: 1,
  kind: 'adoptions',
  tool: { name: 'groundwork', version: '1' },
  repository: { name: 'x', head: id('c'), headDate: '2026-06-30T00:00:00Z', ref: 'main' },
  coverage: { complete: true, from: null, to: null, gaps: [] },
  teams: { source: 'none', ignored: [], list: [] },
  people: [
    { id: 'p1', name: 'Ann Lee', kind: 'human', identities: [] },
    { id: 'p2', name: 'Bo\u202e\u001b[31m Li', kind: 'human', identities: [] },
  ],
  assets,
  ledger: [],
});

describe('the document of adoptions', () => {
  it('has links exactly over the commits and places that they open', () => {
    const { text, links } = adoptionsText(report([asset(null, [adoption('src/b.ts')])]), null);
    const lines = text.split('\n');
    assert.deepEqual(
      links.map(({ line, from, to, target }) => [lines[line]!.slice(from, to), target]),
      [
        ['aaaaaaaaaa', { kind: 'commit', commit: id('a') }],
        ['bbbbbbbbbb', { kind: 'commit', commit: id('b') }],
        ['src/b.ts:7', { kind: 'place', path: 'src/b.ts', line: 7 }],
      ],
    );
  });

  it('tells the symbol under the cursor first, and names what nobody uses', () => {
    const assets = [
      asset(null, [adoption('src/b.ts')]),
      asset('used', [adoption('src/c.ts')]),
      asset('mine', [adoption('src/d.ts', true)]),
    ];
    const { text } = adoptionsText(report(assets), 'used');
    assert.ok(text.indexOf('used in src/a.ts') < text.indexOf('\nsrc/a.ts\n'));
    assert.match(text, /Nobody else depends on: mine\./);
    assert.doesNotMatch(text, /src\/d\.ts/, 'own use is no adoption');
  });

  it('shows signs that an editor obeys', () => {
    const { text } = adoptionsText(report([asset(null, [adoption('src/\u202eb.ts')])]), null);
    // oxlint-disable-next-line no-control-regex -- exactly these are what must not pass
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]/);
    assert.match(text, /Bo\\u\{202E\}\\u\{1B\}\[31m Li/);
  });
});
