/** What is no exported summary is refused in one sentence, and what is hostile in one stays text. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import { ExportedError, readExported } from '../../../src/core/exported/readExported.ts';
import { aboutContribution } from '../../../src/core/summary/summary.ts';
import { renderHtml } from '../../../src/report/html.tsx';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { showExported } from '../../../src/report/shownExported.ts';
import { renderText } from '../../../src/report/text.ts';
import { readExportedFile } from '../../../src/store/exportedFile.ts';
import { everyEdit, exportedText } from '../../support/exported.ts';
import { temporaryFolder } from '../../support/repoBuilder.ts';
import { makeSummary } from '../../support/summaries.ts';

const summary = makeSummary({ contributions: 3, uses: 2 });
const whole = exportedText(summary, everyEdit(summary));

/** The one sentence with which a text is refused. */
function refusal(text: string): string {
  try {
    readExported(text, 'summary.json');
  } catch (error) {
    assert.ok(error instanceof ExportedError, String(error));
    assert.match(error.message, /^summary\.json [^\n]+\.$/);
    assert.ok(error.message.length < 300, error.message);
    return error.message;
  }
  return '';
}

function changed(change: (document: Record<string, never>) => void): string {
  const document = JSON.parse(whole) as Record<string, never>;
  change(document);
  return JSON.stringify(document);
}

describe('reading an exported summary', () => {
  it('refuses one that was cut off, wherever that was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.trimEnd().length - 1 }), (at) => {
        assert.match(refusal(whole.slice(0, at)), /no whole JSON document/);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses other JSON and says what it is', () => {
    for (const text of ['null', '[]', '7', '"summary"', '{}', '{"kind":"note"}'])
      assert.match(refusal(text), /is no exported summary\. Give a file/);
    assert.match(refusal('{"kind":"adoptions","schema":1}'), /but a list of adoptions/);
  });

  it('refuses one of a newer format, whatever else is in it', () => {
    assert.match(
      refusal('{"kind":"summary","schema":2,"contributions":{"of":"another shape"}}'),
      /newer version of Groundwork \(document format 2; this one reads 1\)/,
    );
  });

  it('refuses what is nested too deeply, before it is parsed', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    assert.match(refusal(deep), /nested too deeply/);
    assert.match(
      refusal(whole.replace('"facts": {', `"facts": {"x": ${deep},`)),
      /nested too deeply/,
    );
    for (const text of ['[[[['.repeat(50), `\\"${'[{'.repeat(50)}\\\\`])
      assert.equal(
        refusal(whole.replace('"name": "Ada Byron"', `"name": "${text}"`)),
        '',
        'brackets in a text',
      );
  });

  it('refuses a text that nobody means to be read', () => {
    const huge = changed((document) => Object.assign(document, { teams: { source: 'x' } }));
    assert.match(refusal(huge), /at teams\./);
    assert.match(refusal(whole.replace('Ada Byron', 'a'.repeat(200_001))), /at subject\.name/);
  });

  it('refuses a repository whose links would lead elsewhere than to the web', () => {
    for (const url of ['javascript:alert(1)', 'file:///etc', 'https://a b', 'https:', 'x"><b>'])
      assert.match(
        refusal(changed((document) => Object.assign(document['repositories']![0]!, { url }))),
        /at repositories\.0\.url/,
      );
  });

  it('takes keys of prototypes for nothing', () => {
    const text = whole.replace(
      '"facts": {',
      '"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "facts": {"__proto__": {"polluted": true},',
    );
    assert.notEqual(text, whole);
    const read = readExported(text, 'summary.json');
    renderMarkdown(showExported(read));
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    for (const word of ['__proto__', 'constructor', 'toString']) {
      const odd = changed((document) => {
        const [first] = document['contributions'] as unknown as [Record<string, unknown>];
        Object.assign(first, { theme: { kind: word, area: word }, titleFrom: word });
        Object.assign(document, {
          ledger: [{ repository: 0, what: word, count: 1, reason: word, examples: [] }],
        });
      });
      assert.doesNotMatch(
        renderMarkdown(showExported(readExported(odd, 'odd'))),
        /native code|\[object|undefined/,
      );
    }
  });

  it('never fails in another way, whatever a value is', () => {
    const values = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant('999999-01-01T00:00:00Z'),
      fc.constant('-00001-13-99T99:99:99+99:99'),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(fc.nat(), values, (seed, value) => {
        const document = JSON.parse(whole) as object;
        const places: [object, string][] = [];
        const visit = (at: object): void => {
          for (const [key, inner] of Object.entries(at) as [string, unknown][]) {
            places.push([at, key]);
            if (typeof inner === 'object' && inner !== null) visit(inner);
          }
        };
        visit(document);
        const [owner, key] = places[seed % places.length]!;
        Object.assign(owner, { [key]: value });
        const text = JSON.stringify(document);
        if (refusal(text) !== '') return;
        const shown = showExported(readExported(text, 'summary.json'));
        renderHtml(shown);
        renderText(shown);
        renderMarkdown(shown);
      }),
      { numRuns: 300 },
    );
  });

  it('puts its own words only for facts that are what they say', () => {
    for (const kind of aboutContribution) {
      for (const insight of ['D5', 'A4', 'E6', 'A2', 'E2']) {
        const odd = changed((document) => {
          const [contribution] = document['contributions'] as unknown as [
            { id: string; arguments: { insight: string; facts: object }[] },
          ];
          const [argument] = contribution.arguments;
          Object.assign(argument!, {
            insight,
            facts: { insight, outcome: 'replaced', upgrades: {} },
          });
          const prompt = { kind, text: 'What was it like?', contribution: contribution.id };
          Object.assign(document, {
            prompts: [prompt],
            edits: [
              {
                id: 'e',
                at: '2026-07-01T00:00:00Z',
                change: {
                  kind: 'include-argument',
                  contribution: kind,
                  insight: 'prompt',
                  included: true,
                },
              },
            ],
          });
        });
        assert.match(
          renderMarkdown(showExported(readExported(odd, 'odd'))),
          /- What was it like\?/,
          `${kind} ${insight}`,
        );
      }
    }
  });

  it('shows markup, terminal codes and bidirectional signs as text', () => {
    const text = '<img src=x onerror=alert(1)>\u202E\u001B[31m](https://evil.example)';
    const written = /^(title|claim|text|subject|name|place|path|about|label|ref|version)$/;
    const document = JSON.parse(whole) as Record<string, unknown>;
    const replace = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(replace);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key,
          typeof inner === 'string' && written.test(key) ? text : replace(inner),
        ]),
      );
    };
    const shown = showExported(readExported(JSON.stringify(replace(document)), 'summary.json'));
    for (const told of [renderHtml(shown), renderText(shown), renderMarkdown(shown)])
      for (const sign of ['\u202E', '\u001B']) assert.ok(!told.includes(sign));
    assert.doesNotMatch(renderHtml(shown), /<img/);
  });

  it('reads files only, of a size that is said, and changes nothing', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'a.json');
    writeFileSync(file, `\uFEFF${whole}`);
    assert.equal((await readExportedFile(file)).subject.name, 'Ada Byron');
    const big = path.join(folder, 'big.json');
    writeFileSync(big, Buffer.alloc((64 << 20) + 1, 0x20));
    mkdirSync(path.join(folder, 'folder.json'));
    for (const [name, words] of [
      ['big.json', /big\.json is larger than 64 MiB, more than any summary needs\.$/],
      ['none.json', /none\.json cannot be read/],
      ['folder.json', /folder\.json cannot be read/],
    ] as const)
      await assert.rejects(readExportedFile(path.join(folder, name)), words);
    assert.deepEqual(readdirSync(folder), ['a.json', 'big.json', 'folder.json']);
  });
});
