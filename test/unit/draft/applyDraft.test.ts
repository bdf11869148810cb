/** What edits do to a summary, and that no list of edits does harm. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import { emptyDraft, type Change, type Draft } from '../../../src/core/draft/draft.ts';
import type { EditedSummary } from '../../../src/core/draft/editedSummary.ts';
import { joinDrafts } from '../../../src/core/draft/effectiveEdits.ts';
import { nextEdit, toRedo, toUndo } from '../../../src/core/draft/steps.ts';
import { makeSummary } from '../../support/summaries.ts';

const summary = makeSummary();
const [first, second, third] = summary.contributions.filter((item) => item.assets.length > 0);

function draftOf(...changes: readonly Change[]): Draft {
  return changes.reduce<Draft>(
    (draft, change, index) => ({
      version: 1,
      edits: [...draft.edits, nextEdit(draft, change, `e${index}`, new Date(index * 10_000))],
    }),
    emptyDraft,
  );
}

function apply(...changes: readonly Change[]): EditedSummary {
  return applyDraft(summary, draftOf(...changes));
}

function find(edited: EditedSummary, id: string) {
  return edited.contributions.find((item) => item.id === id)!;
}

describe('a draft over a summary', () => {
  it('tells three to five arguments at first, of every lens', () => {
    const told = apply().contributions.flatMap((item) =>
      item.arguments.filter((argument) => argument.included),
    );
    assert.ok(told.length >= 3 && told.length <= 5, String(told.length));
    assert.deepEqual([...new Set(told.map((argument) => argument.lens))].toSorted(), [
      'absence',
      'delayed',
      'enables',
    ]);
  });

  it('tells nothing at first that was begun after the period', () => {
    const early = { ...summary, period: { label: '2024', from: '2024-01-01', to: '2025-01-01' } };
    const told = applyDraft(early, emptyDraft).contributions.flatMap((item) =>
      item.arguments.filter((argument) => argument.included),
    );
    assert.deepEqual(told, []);
  });

  it('leaves out a contribution with all its arguments, and the headline no longer counts it', () => {
    const edited = apply(
      ...summary.contributions.map(({ id }): Change => ({
        kind: 'include',
        contribution: id,
        included: false,
      })),
    );
    assert.ok(
      edited.contributions.every((item) => item.arguments.every((argument) => !argument.included)),
    );
    assert.equal(edited.summary.headline.kind, 'left-out');
  });

  it('brings one argument back after its contribution was left out', () => {
    const edited = apply(
      { kind: 'include', contribution: first!.id, included: false },
      { kind: 'include-argument', contribution: first!.id, insight: 'E1', included: true },
    );
    const found = find(edited, first!.id);
    assert.equal(found.leftOut, false);
    assert.equal(found.arguments.find(({ insight }) => insight === 'E1')!.included, true);
  });

  it('renames everywhere, and takes the found title again', () => {
    const rename: Change = { kind: 'rename', contribution: first!.id, title: 'A better name' };
    assert.equal(find(apply(rename), first!.id).title, 'A better name');
    assert.ok(apply(rename).summary.contributions.some(({ title }) => title === 'A better name'));
    assert.equal(find(apply(rename, { ...rename, title: null }), first!.id).title, first!.title);
  });

  it('moves before another one, and last', () => {
    const order = (edited: EditedSummary) => edited.contributions.map(({ id }) => id);
    const moved = order(apply({ kind: 'move', contribution: third!.id, before: first!.id }));
    assert.equal(moved.indexOf(third!.id) + 1, moved.indexOf(first!.id));
    assert.equal(
      order(apply({ kind: 'move', contribution: first!.id, before: null })).at(-1),
      first!.id,
    );
  });

  it('merges: assets, uses and words of both, arguments found again', () => {
    const edited = apply(
      { kind: 'quote', contribution: second!.id, id: 'q', value: { text: 'Good.', source: 'Ann' } },
      { kind: 'merge', into: first!.id, others: [second!.id] },
    );
    const merged = find(edited, first!.id);
    assert.equal(find(edited, second!.id), undefined);
    assert.equal(merged.found!.assets.length, first!.assets.length + second!.assets.length);
    assert.equal(merged.found!.uses.length, first!.uses.length + second!.uses.length);
    assert.equal(merged.quotes.length, 1);
    const breadth = merged.arguments.find(({ insight }) => insight === 'E1')!;
    assert.equal(breadth.ground.kind === 'found' && breadth.ground.argument.evidence.length, 8);
  });

  it('splits by asset: the uses go with it, commits too', () => {
    const used = first!.uses[0]!.asset.id;
    const edited = apply({ kind: 'split', contribution: first!.id, assets: [used], into: 'new' });
    const taken = find(edited, 'new').found!;
    const rest = find(edited, first!.id).found!;
    assert.equal(taken.uses.length, first!.uses.length);
    assert.equal(rest.uses.length, 0);
    assert.deepEqual(find(edited, first!.id).arguments, []);
    assert.equal(taken.commits.length + rest.commits.length, first!.commits.length);
    assert.equal(taken.commits.length, 1);
  });

  it('does not split off everything, or nothing', () => {
    const all = first!.assets.map(({ id }) => id);
    assert.equal(
      apply({ kind: 'split', contribution: first!.id, assets: all, into: 'n' }).orphans.length,
      1,
    );
    assert.equal(
      apply({ kind: 'split', contribution: first!.id, assets: [], into: 'n' }).orphans.length,
      1,
    );
  });

  it('tells a claim in own words, a judgement as claimed, and a quote as corroboration of what was found', () => {
    const edited = find(
      apply(
        { kind: 'claim', contribution: first!.id, insight: 'D1', text: 'My words' },
        {
          kind: 'counterfactual',
          contribution: first!.id,
          value: { alternative: 'each its own', whoPays: '', when: '', howSure: '' },
        },
        {
          kind: 'quote',
          contribution: first!.id,
          id: 'q',
          value: { text: 'True.', source: 'Ann' },
        },
      ),
      first!.id,
    );
    const standing = Object.fromEntries(
      edited.arguments.map((item) => [item.insight, item.standing]),
    );
    assert.equal(standing['D1'], 'corroborated');
    assert.equal(standing['A6'], 'claimed');
    const ground = edited.arguments.find(({ insight }) => insight === 'D1')!.ground;
    assert.equal(ground.kind === 'found' && ground.words, 'My words');
  });

  it('does not take words without a source for a confirmation', () => {
    const edited = apply({
      kind: 'quote',
      contribution: first!.id,
      id: 'q',
      value: { text: 'x', source: ' ' },
    });
    assert.ok(find(edited, first!.id).arguments.every(({ standing }) => standing === 'evidenced'));
  });

  it('adds by hand: claimed, with a link evidenced, and takes it away', () => {
    const value = { title: 'On call', lens: 'absence', claim: 'I was.', links: [] } as const;
    const manual: Change = { kind: 'manual', contribution: 'm', value };
    assert.equal(find(apply(manual), 'm').arguments[0]!.standing, 'claimed');
    const linked = { ...value, links: [{ url: 'https://a.example/1', label: 'log' }] };
    assert.equal(
      find(apply({ ...manual, value: linked }), 'm').arguments[0]!.standing,
      'evidenced',
    );
    assert.equal(find(apply(manual, { ...manual, value: null }), 'm'), undefined);
  });

  it('keeps edits of a contribution that has vanished', () => {
    const claim: Change = { kind: 'claim', contribution: 'gone', insight: 'D1', text: 'Words' };
    const lost: Change = {
      kind: 'claim',
      contribution: first!.id,
      insight: 'Z9',
      text: 'Other words',
    };
    assert.deepEqual(
      apply(claim, lost).orphans.map(({ change }) => change),
      [claim, lost],
    );
  });

  it('leaves what was computed untouched', () => {
    const before = structuredClone(summary);
    apply({ kind: 'merge', into: first!.id, others: [second!.id] });
    assert.deepEqual(summary, before);
  });
});

const ids = [...summary.contributions.map(({ id }) => id), 'gone', 'm', 'new'];
const someId = fc.constantFrom(...ids);
const someText = fc.string({ maxLength: 8 });
const insight = fc.constantFrom(
  'D1',
  'E1',
  'A3',
  'A6',
  'own',
  'accomplished',
  'watchlist',
  'prompt',
);
const asset = fc.constantFrom(
  ...summary.contributions.flatMap(({ assets }) => assets.map(({ id }) => id)),
  'gone',
);
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
/** As they come from messages and files: plain objects. */
const plain = <T>(value: T): T => structuredClone(value);
const changeOfAnyKind: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('include' as const),
    contribution: someId,
    included: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('include-argument' as const),
    contribution: someId,
    insight,
    included: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('rename' as const),
    contribution: someId,
    title: orNull(someText),
  }),
  fc.record({ kind: fc.constant('move' as const), contribution: someId, before: orNull(someId) }),
  fc.record({
    kind: fc.constant('merge' as const),
    into: someId,
    others: fc.array(someId, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('split' as const),
    contribution: someId,
    assets: fc.array(asset, { maxLength: 3 }),
    into: someId,
  }),
  fc.record({
    kind: fc.constant('claim' as const),
    contribution: someId,
    insight,
    text: orNull(someText),
  }),
  fc.record({
    kind: fc.constant('counterfactual' as const),
    contribution: someId,
    value: orNull(
      fc.record({ alternative: someText, whoPays: someText, when: someText, howSure: someText }),
    ),
  }),
  fc.record({
    kind: fc.constant('quote' as const),
    contribution: someId,
    id: fc.constantFrom('q1', 'q2'),
    value: orNull(fc.record({ text: someText, source: someText })),
  }),
  fc.record({
    kind: fc.constant('manual' as const),
    contribution: someId,
    value: orNull(
      fc.record({
        title: someText,
        lens: fc.constantFrom('delayed' as const, 'enables' as const, 'absence' as const),
        claim: someText,
        links: fc.array(fc.record({ url: someText, label: someText }), { maxLength: 2 }),
      }),
    ),
  }),
  fc.record({
    kind: fc.constant('people' as const),
    people: fc.constantFrom('roles' as const, 'names' as const),
  }),
  fc.record({ kind: fc.constant('undo' as const), edit: fc.nat(12).map((number) => `e${number}`) }),
);
const anyChange = changeOfAnyKind.map(plain);
const changes = fc.array(anyChange, { maxLength: 12 });
const anyDraft: fc.Arbitrary<Draft> = fc
  .array(
    fc.record({
      id: fc.nat(30).map((number) => `e${number}`),
      at: fc.nat(20).map((number) => new Date(number * 1000).toISOString()),
      change: anyChange,
    }),
    { maxLength: 12 },
  )
  .map((edits) => ({
    version: 1,
    edits: [...new Map(edits.map((edit) => [edit.id, plain(edit)])).values()],
  }));

describe('any draft', () => {
  it('is applied without an error, and tells every contribution once', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const told = applyDraft(summary, draft).contributions.map(({ id }) => id);
        assert.equal(new Set(told).size, told.length);
      }),
      { numRuns: 300 },
    );
  });

  it('undone by its last step shows what it showed before, and redone what it showed then', () => {
    fc.assert(
      fc.property(changes, anyChange, (list, last) => {
        fc.pre(last.kind !== 'undo');
        const before = draftOf(...list);
        const add = (draft: Draft, change: Change): Draft => ({
          version: 1,
          edits: [
            ...draft.edits,
            nextEdit(
              draft,
              change,
              `n${draft.edits.length}`,
              new Date(1e9 + draft.edits.length * 1e5),
            ),
          ],
        });
        const changed = add(before, last);
        const [undo, ...more] = toUndo(changed);
        assert.deepEqual(more, []);
        const undone = add(changed, { kind: 'undo', edit: undo! });
        assert.deepEqual(applyDraft(summary, undone), applyDraft(summary, before));
        const [redo] = toRedo(undone);
        const redone = add(undone, { kind: 'undo', edit: redo! });
        assert.deepEqual(applyDraft(summary, redone), applyDraft(summary, changed));
        assert.deepEqual(toRedo(redone), []);
      }),
      { numRuns: 150 },
    );
  });

  it('joins with others whatever the order, and twice the same is once', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, anyDraft, (a, b, c) => {
        assert.deepEqual(joinDrafts(a, b), joinDrafts(b, a));
        assert.deepEqual(joinDrafts(joinDrafts(a, b), c), joinDrafts(a, joinDrafts(b, c)));
        assert.deepEqual(joinDrafts(joinDrafts(a, b), joinDrafts(a, b)), joinDrafts(a, b));
        assert.deepEqual(applyDraft(summary, joinDrafts(a, a)), applyDraft(summary, a));
      }),
      { numRuns: 200 },
    );
  });
});

describe('steps of undoing', () => {
  it('take back typing that went on in one go together', () => {
    const typed = (text: string): Change => ({
      kind: 'claim',
      contribution: first!.id,
      insight: 'D1',
      text,
    });
    let draft: Draft = emptyDraft;
    for (const [index, text] of ['a', 'ab', 'abc'].entries())
      draft = {
        version: 1,
        edits: [
          ...draft.edits,
          nextEdit(draft, typed(text), `t${index}`, new Date(1000 + index * 400)),
        ],
      };
    assert.deepEqual(toUndo(draft), ['t2', 't1', 't0']);
  });

  it('give every edit a later time than those before it, though the clock goes back', () => {
    const change: Change = { kind: 'people', people: 'names' };
    const one = nextEdit(emptyDraft, change, 'a', new Date(5000));
    const two = nextEdit({ version: 1, edits: [one] }, change, 'b', new Date(1000));
    assert.ok(two.at > one.at);
  });
});
