import assert from 'node:assert/strict';

import fc from 'fast-check';
import { isScalar, parseDocument, visit } from 'yaml';

import { actions } from '../../../src/core/languages/actions.ts';
import { createResolver } from '../../../src/core/languages/actions/resolver.ts';
import type { Layout } from '../../../src/core/languages/language.ts';
import { cpuMilliseconds } from '../../support/cpuTime.ts';

const workflow = '.github/workflows/ci.yml';
const scan = (text: string, path = workflow) => actions.scan(text, path);

function uses(text: string, path?: string): readonly string[] {
  return scan(text, path).imports.map(({ specifier, line }) => `${specifier} @${line}`);
}

function layout(paths: readonly string[]): Layout {
  return { paths, text: () => undefined, formerNames: () => [] };
}

function resolve(
  paths: readonly string[],
  specifier: string,
  repositoryName: string | null = null,
): readonly string[] {
  return createResolver({ ...layout(paths), repositoryName })
    .resolve(workflow, { specifier, via: 'uses', names: null, namespace: null, line: 1 })
    .flat()
    .map(({ key }) => key);
}

describe('What a workflow uses', () => {
  it('is read from its steps and jobs', () => {
    const text = `name: CI
on: [push]
jobs:
  build:
    steps:
      - uses: actions/checkout@v4 # pinned
      - name: Set up
        uses: "./.github/actions/setup"
        with: { uses: not/this@v1 }
      -   'uses' : 'owner/repo/path@ref'
      - uses: docker://alpine:3.8
      - { name: x, uses: in/flow@v1, with: {a: b} }
      - uses: &anchor a/b@v1
  call:
    uses: ./.github/workflows/x.yml
  flow: {uses: ./.github/workflows/y.yml}
  compact:
    steps:
    - run: |
        uses: not/this@v2
    - uses: c/d@v1#fragment
    - uses:
    - if: always()
      uses: e/f@v1
`;
    assert.deepEqual(uses(text.replaceAll('\n', '\r\n')), uses(text));
    assert.deepEqual(uses(text), [
      'actions/checkout@v4 @6',
      './.github/actions/setup @8',
      'owner/repo/path@ref @10',
      'docker://alpine:3.8 @11',
      'in/flow@v1 @12',
      'a/b@v1 @13',
      './.github/workflows/x.yml @15',
      './.github/workflows/y.yml @16',
      'c/d@v1#fragment @21',
      'e/f@v1 @24',
    ]);
    const [first] = scan(text).imports;
    assert.deepEqual([first!.via, first!.names, first!.namespace], ['uses', null, null]);
  });

  it('is not what stands in scalars, comments and other places', () => {
    const text = `env:
  uses: no/env@v1
jobs:
  a:
    env:
      uses: no/env@v1
    steps:
      # - uses: no/comment@v1
      - run: >-
          x

          - uses: no/folded@v1
        name: y
      - run: |2  # kept
            deeper
          uses: no/literal@v1
      - name: "several
          lines
          uses: no/quoted@v1
          "
      - run: 'it''s
          - uses: no/quoted@v1'
      - uses: yes/this@v1
`;
    assert.deepEqual(uses(text), ['yes/this@v1 @23']);
  });

  it('is read from the steps of an action', () => {
    const text = `name: 'Set up'
inputs:
  uses:
    description: none
runs:
  using: composite
  steps:
    - uses: actions/cache@v4
`;
    assert.deepEqual(uses(text, 'a/action.yml'), ['actions/cache@v4 @8']);
    assert.equal(scan(text, 'a/action.yml').summary, 'Set up');
    assert.deepEqual(scan(text, 'a/action.yml').definitions, []);
  });

  it('is what a full reader of the format finds', () => {
    const value = fc.constantFrom('a/b@v1', './x', '"q/r@v2"', "'s/t@v3'", 'u/v@v4 # why');
    const step = fc.oneof(
      value.map((text) => [`- uses: ${text}`]),
      value.map((text) => ['- name: n', `  uses: ${text}`, '  with:', '    uses: {}']),
      value.map((text) => ['- run: |', `    - uses: ${text}`, '', `    uses: ${text}`]),
      value.map((text) => [`- run: "one`, `    uses: ${text.replaceAll('"', '')}`, '    end"']),
      value.map((text) => [`- {with: {a: "}"}, uses: ${text.replace(/ #.*/, '')}}`]),
      fc.constant(['# - uses: no', '- run: echo', '']),
    );
    const jobs = fc.array(
      fc.tuple(fc.array(step, { minLength: 1, maxLength: 5 }), fc.constantFrom('    ', '      ')),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(jobs, (all) => {
        const lines = ['jobs:'];
        for (const [index, [steps, indent]] of all.entries()) {
          lines.push(`  job${index}:`, '    steps:');
          for (const line of steps.flat()) lines.push(line === '' ? '' : indent + line);
        }
        const text = lines.join('\n');
        const document = parseDocument(text);
        assert.deepEqual(document.errors, []);
        const expected: unknown[] = [];
        visit(document, {
          Pair(_key, { key, value: used }) {
            if (isScalar(key) && key.value === 'uses' && isScalar(used)) expected.push(used.value);
          },
        });
        assert.deepEqual(
          scan(text).imports.map(({ specifier }) => specifier),
          expected,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('A workflow for others', () => {
  it('says that it can be called', () => {
    const lines = (text: string) =>
      scan(text).definitions.map(({ name, local, line }) => `${name} ${local} ${line}`);
    const called = (line: number) => [`workflow_call workflow_call ${line}`];
    assert.deepEqual(lines('name: x\non: workflow_call\n'), called(2));
    assert.deepEqual(lines('on: [push, workflow_call]\n'), called(1));
    assert.deepEqual(lines('on: [push,\n  workflow_call]\n'), called(1));
    assert.deepEqual(
      lines("'on':\n  push:\n    branches: [main]\n  workflow_call:\n    inputs: {}\n"),
      called(4),
    );
    assert.deepEqual(lines('on:\n- push\n- workflow_call\n'), called(3));
    assert.deepEqual(lines('on: {workflow_call: {}}\n'), called(1));
    assert.deepEqual(lines('on: push # workflow_call\n'), []);
    assert.deepEqual(lines('on: workflow_call_not\njobs:\n  workflow_call:\n'), []);
    assert.deepEqual(lines('on:\n  push:\n    workflow_call:\n'), []);
  });

  it('is summed up by its name', () => {
    assert.equal(
      scan('# top\nname: "Build: all" # x\njobs:\n  a:\n    name: no\n').summary,
      'Build: all',
    );
    assert.equal(scan('on: push\n').summary, null);
  });

  it('is generated where its top says so', () => {
    assert.ok(scan('# This file was generated by x.\n# DO NOT EDIT.\nname: y\n').generated);
    assert.ok(scan('# @generated\n').generated);
    assert.ok(!scan('name: generated\n').generated);
  });
});

describe('Workflows and actions', () => {
  it('are files, and folders with an action file', () => {
    assert.ok(
      actions.reads(workflow) && actions.reads('action.yaml') && actions.reads('a/b/action.yml'),
    );
    assert.ok(
      !actions.reads('x/.github/workflows/ci.yml') && !actions.reads('.github/workflows/a/ci.yml'),
    );
    assert.ok(!actions.reads('a/myaction.yml'));
    assert.deepEqual(actions.keysOf(workflow), [`gha:${workflow}`]);
    assert.deepEqual(actions.keysOf('.github/actions/a/action.yml'), ['gha:.github/actions/a']);
    assert.deepEqual(actions.keysOf('action.yml'), ['gha:.']);
    assert.equal(actions.unitOf('action.yml'), '.');
    assert.equal(actions.unitOf(workflow), workflow);
  });

  it('are found by the path from the root of the repository', () => {
    assert.deepEqual(resolve([], './.github/workflows/x.yml'), ['gha:.github/workflows/x.yml']);
    assert.deepEqual(resolve([], './.github/actions/foo/'), ['gha:.github/actions/foo']);
    assert.deepEqual(resolve([], './a/../b'), ['gha:b']);
    assert.deepEqual(resolve([], './'), ['gha:.']);
    assert.deepEqual(resolve([], '../other'), []);
    assert.deepEqual(resolve(['b/action.yml'], './checkout/b'), ['gha:checkout/b', 'gha:b']);
    assert.deepEqual(resolve(['a/b/action.yml', 'b/action.yml'], './a/b'), ['gha:a/b']);
  });

  it('are found by the name of a repository only where it may be this one', () => {
    const paths = ['.github/workflows/x.yml', 'a/action.yml', 'b/readme.md', 'action.yml'];
    assert.deepEqual(resolve(paths, 'o/r/.github/workflows/x.yml@v1'), [
      'gha:.github/workflows/x.yml',
    ]);
    assert.deepEqual(resolve(paths, 'o/r/a@v1'), ['gha:a']);
    assert.deepEqual(resolve(paths, 'o/r/a@v1', 'R'), ['gha:a']);
    assert.deepEqual(resolve(paths, 'o/r/a@v1', 's'), []);
    for (const other of ['o/r/b@v1', 'o/r@v1', 'o/r/a', 'docker://a/b/a@v1', 'actions/checkout@v4'])
      assert.deepEqual(resolve(paths, other), []);
  });
});

describe('A workflow that is not what it claims to be', () => {
  const piece = fc.constantFrom(
    ...'uses: |jobs:|steps:|a: |on:|- |-|: |:|"|\'|{|}|[|]|, |#| # |>|\n|\n  |\n    |\n\t|&a |*a|!!x |x@v1|\0|é|\r\n|\\'
      .split('|')
      .concat('|', '|2-'),
  );
  const soup = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''));

  it('is read without fail', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          soup,
          fc.string(),
          soup.map((text) => `jobs:\n a:\n  steps:\n${text}`),
        ),
        (text) => {
          const lines = text.split('\n').length;
          const resolver = actions.resolver(layout(['a/action.yml', 'action.yml']));
          for (const imported of scan(text).imports) {
            assert.ok(imported.specifier !== '' && imported.line >= 1 && imported.line <= lines);
            resolver.resolve(workflow, imported);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to its length', () => {
    for (const unit of [
      '- ',
      '-',
      '"',
      "'",
      '{',
      '[',
      '#',
      ' #',
      ' ',
      '\t',
      '\n',
      'a:\n',
      'a: ',
      '? ',
      '|',
      '&a ',
      '!',
      'a: |\n',
      '- |\n',
      'uses: ',
      '- uses: {\n',
      'a: [\n',
      'a: "\n',
      "- a: '\n",
      '- {uses: x}\n',
      '\\',
      '"\\',
      'uses',
      '{uses ',
      '{uses:',
      ' uses: "',
      'on: ',
      'generated ',
      'do not edit',
      '- uses: x@\n',
      './',
      '../',
    ]) {
      const text = unit.repeat(200_000 / unit.length);
      for (const hostile of [
        text,
        `jobs:\n  a:\n    steps:\n      - ${text}`,
        `on: ${text}`,
        `jobs:\n  a: {${text}`,
      ]) {
        const start = cpuMilliseconds();
        for (const { specifier } of scan(hostile).imports) resolve([], specifier.slice(0, 1000));
        const took = cpuMilliseconds() - start;
        assert.ok(took < 1000, `${JSON.stringify(unit)} took ${took} ms`);
      }
    }
    const deep = Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    assert.deepEqual(uses(deep), []);
  });
});
