/** File names of any bytes, from git to the documents of the terminal: kept apart, and always valid UTF-8. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { buildRawRepository } from '../support/rawRepository.ts';

/** Folders as bytes (one character each), and how they are written. */
const folders: readonly (readonly [bytes: string, written: string])[] = [
  ['plain', 'plain'],
  ['caf\xe9', String.raw`caf\xe9`],
  ['caf\xe8', String.raw`caf\xe8`],
  [String.raw`caf\xe9`, String.raw`caf\x5cxe9`],
  [String.raw`caf\x5cxe9`, String.raw`caf\x5cx5cxe9`],
  ['caf\xc3\xa9', 'café'],
  ['\xff\xfe', String.raw`\xff\xfe`],
  ['\xed\xa0\x80', String.raw`\xed\xa0\x80`],
  ['half\xf0\x9f', String.raw`half\xf0\x9f`],
  ['new\nline', 'new\nline'],
  ['tab\there', 'tab\there'],
  ['quo"te', 'quo"te'],
  ["apo'strophe", "apo'strophe"],
  ['back\\slash', 'back\\slash'],
  ['=formula', '=formula'],
  ['com,ma', 'com,ma'],
  ['esc\x1b[31m', 'esc\x1b[31m'],
  ['\xef\xbb\xbfmark', '\uFEFFmark'],
];
const cli = path.resolve('dist/cli.js');

describe('file names of any bytes', function () {
  this.timeout(60_000);
  let repository: string;

  before(() => {
    execFileSync(process.execPath, ['esbuild.js']);
    repository = buildRawRepository([
      {
        author: 'Ada Byron <ada@names.example>',
        files: folders.map(([folder]) => ({
          path: `${folder}/util.js`,
          text: `export const util = ${JSON.stringify(folder)};\n`,
        })),
      },
      {
        author: 'Bo Li <bo@names.example>',
        files: folders.map(([folder]) => ({
          path: `${folder}/main\xff.js`,
          text: `import { util } from './util.js';\nexport default util;\n`,
        })),
      },
    ]);
  });

  const ask = (...options: readonly string[]): string => {
    const bytes = execFileSync(process.execPath, [cli, 'adoptions', repository, ...options]);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  };
  const pairsOf = (json: string): string[] => {
    const { assets } = JSON.parse(json) as {
      assets: { path: string; adoptions: { place: string; person: string }[] }[];
    };
    return assets.flatMap((asset) =>
      asset.adoptions.map((adoption) => `${asset.path} <- ${adoption.place}`),
    );
  };
  const expected = folders
    .map(([, written]) => `${written}/util.js <- ${written}/main${String.raw`\xff`}.js`)
    .toSorted();

  for (const options of [[], ['--exhaustive'], ['--symbols']] as const) {
    it(`JSON ${options.join(' ')}: each asset has its own place`, () =>
      assert.deepEqual(pairsOf(ask('--format', 'json', ...options)).toSorted(), expected));
  }

  it('JSON of one asset, by its name as it is written', () => {
    for (const [, written] of folders.slice(0, 6)) {
      const name = `${written}/util.js`;
      const pairs = pairsOf(ask('--format', 'json', '--path', name));
      assert.deepEqual(pairs, [`${name} <- ${written}/main${String.raw`\xff`}.js`]);
    }
  });

  it('CSV: one row each, with all signs', () => {
    const rows = parseCsv(ask('--format', 'csv')).slice(1);
    assert.deepEqual(
      rows
        .map(([asset = '', , place = '']) => `${unguarded(asset)} <- ${unguarded(place)}`)
        .toSorted(),
      expected,
    );
    for (const row of rows) assert.match(row[0]!, /^(?![=+\-@\t\r])/, 'no formula');
  });

  it('table: one line each, with no sign that a terminal would obey', () => {
    const table = ask('--format', 'table');
    // oxlint-disable-next-line no-control-regex -- exactly these must not be there
    assert.doesNotMatch(table, /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
    const places = table.split('\n').filter((line) => line.includes('main\\xff.js:1'));
    assert.equal(new Set(places).size, folders.length);
  });
});

function unguarded(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r])/, '');
}

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quotedCell, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    row.push(quotedCell === undefined ? plain : quotedCell.replaceAll('""', '"'));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
