import assert from 'node:assert/strict';

import { presets } from '../../../src/report/forms/presets.ts';
import {
  FormsError,
  parseForms,
  readForms,
  withPresets,
} from '../../../src/report/forms/userForms.ts';
import { nearNames } from '../../../src/report/near.ts';

const mine = `[
  {
    "id": "mine",
    "name": "Mine",
    "fields": [
      { "id": "a", "label": "A", "unit": "words" }
    ]
  }
]`;

/** What is wrong with a text, and the line that it is told for, counted from 1. */
function fault(text: string): readonly [line: number | null, sentence: string] {
  try {
    parseForms(text);
  } catch (error) {
    assert.ok(error instanceof FormsError);
    return [error.line === null ? null : error.line + 1, error.message];
  }
  return assert.fail('It was taken.');
}

describe('presets of the user', () => {
  it('are completed where they say little', () => {
    const [form] = parseForms(mine);
    assert.deepEqual(form, {
      id: 'mine',
      name: 'Mine',
      source: '',
      date: '',
      fields: [
        {
          id: 'a',
          label: 'A',
          unit: 'words',
          limit: null,
          format: 'plain',
          maxItems: null,
          parts: ['headline', 'accomplished', 'delayed', 'enables', 'absence'],
          length: 'short',
        },
      ],
    });
  });

  it('take the place of ours of the same id, and what they do not say is as it is there', () => {
    const [given] = readForms([
      {
        id: 'google-perf',
        name: 'Perf of my company',
        fields: [{ id: 'accomplishments', label: 'What I did', unit: 'chars', limit: 800 }],
      },
    ]);
    const forms = withPresets([given!]);
    assert.equal(forms.length, presets.length);
    const form = forms.find(({ id }) => id === 'google-perf')!;
    assert.equal(form.fields[0]!.limit, 800);
    assert.deepEqual(form.fields[0]!.parts, ['contributions']);
  });

  const faults: Readonly<Record<string, readonly [text: string, line: number, sentence: RegExp]>> =
    {
      'no JSON': ['[\n  {,\n]', 2, /line 2: no JSON/],
      nothing: ['', 1, /line 1: no JSON/],
      'no list': ['{}', 1, /the document is a list of presets\.$/],
      'a wrong unit': [
        mine.replace('"words"', '"pages"'),
        6,
        /\[0\]\.fields\[0\]\.unit is one of chars, words, bytes\.$/,
      ],
      'a wrong limit': [
        mine.replace('"unit"', '"limit": 0, "unit"'),
        6,
        /fields\[0\]\.limit is at least 1\.$/,
      ],
      'a limit as text': [
        mine.replace('"unit"', '"limit": "many", "unit"'),
        6,
        /limit is a number or null\.$/,
      ],
      'an unknown part': [
        mine.replace('"unit"', '"parts": ["all"], "unit"'),
        6,
        /parts\[0\] is one of headline, /,
      ],
      'an unknown key': [
        mine.replace('"name"', '"colour": 1, "name"'),
        4,
        /\[0\]\.colour is nothing that a preset has\.$/,
      ],
      'a missing key': [
        mine.replace('"label": "A", ', ''),
        6,
        /\[0\]\.fields\[0\]\.label is missing in a field\.$/,
      ],
      'no field': [mine.replace(/\{ "id": "a".*\}/, ''), 5, /fields has at least one field\.$/],
      'an id with spaces': [mine.replace('"mine"', '"my form"'), 3, /\[0\]\.id has small letters/],
      'the same id twice': [
        `[${mine.slice(1, -1)},${mine.slice(1, -1)}]`,
        1,
        /no two presets of the same id/,
      ],
    };
  for (const [name, [text, line, sentence]] of Object.entries(faults)) {
    it(`are refused: ${name}`, () => {
      const [at, said] = fault(text);
      assert.match(said, sentence);
      assert.equal(at, line);
    });
  }

  it('take nothing from a prototype', () => {
    assert.match(fault('[{"__proto__": {"id": "x"}, "name": "x", "fields": []}]')[1], /\[0\]/);
  });
});

describe('shipped presets', () => {
  it('have ids of their own, a source, a date, and fields of unlike ids', () => {
    assert.equal(new Set(presets.map(({ id }) => id)).size, presets.length);
    for (const { id, source, date, fields } of presets) {
      assert.ok(source !== '' && /^\d{4}(-\d\d)?$/.test(date), id);
      assert.equal(new Set(fields.map((field) => field.id)).size, fields.length, id);
    }
  });

  it('are in the order of their ids', () => {
    const ids = presets.map(({ id }) => id);
    assert.deepEqual(ids, ids.toSorted());
  });
});

describe('near names', () => {
  const ids = ['google-perf', 'google-grad', 'meta', 'lattice'];
  it('are those that one may have meant, else all', () => {
    assert.deepEqual(nearNames('latice', ids), ['lattice']);
    assert.deepEqual(nearNames('google', ids), ['google-perf', 'google-grad']);
    assert.deepEqual(nearNames('meta-psc', ids), ['meta']);
    assert.deepEqual(nearNames('something else', ids), ids);
  });
});
