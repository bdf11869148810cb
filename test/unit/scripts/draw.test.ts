/** The draw of the reading study: decided by the seed alone, over all insights, and verdicts outlive it. */
import assert from 'node:assert/strict';

import {
  drawArguments,
  keepVerdicts,
  keyOfEntry,
  shuffle,
  type StudyEntry,
} from '../../../scripts/study/draw.ts';

const entry = (insight: string, at: number, more: Partial<StudyEntry> = {}): StudyEntry => ({
  repository: 'owner/name',
  rev: 'f'.repeat(40),
  period: '2026-H1',
  person: `author of ${'a'.repeat(40)}`,
  insight,
  contribution: { id: String(at), title: `Part ${at}`, path: `src/${at}.ts` },
  claim: `Claim ${at}.`,
  against: [],
  evidence: [],
  evidenceCount: 0,
  verdict: null,
  note: '',
  git: '',
  ...more,
});
const many = [
  ...Array.from({ length: 40 }, (_, at) => entry('D1', at)),
  ...Array.from({ length: 3 }, (_, at) => entry('D3', at)),
  entry('E5', 0),
];
const keys = (entries: readonly StudyEntry[]): readonly string[] => entries.map(keyOfEntry);

describe('the draw of the reading study', () => {
  it('does not depend on the order of what it draws from', () =>
    assert.deepEqual(
      keys(drawArguments('seed', many, 10)),
      keys(drawArguments('seed', many.toReversed(), 10)),
    ));

  it('is another one with another seed', () =>
    assert.notDeepEqual(
      keys(drawArguments('one', many, 10)),
      keys(drawArguments('two', many, 10)),
    ));

  it('takes one of every insight in turn', () => {
    const insights = drawArguments('seed', many, 8).map(({ insight }) => insight);
    assert.deepEqual(insights, ['D1', 'D3', 'E5', 'D1', 'D3', 'D1', 'D3', 'D1']);
  });

  it('takes each once, and all where there are fewer than asked for', () => {
    const drawn = keys(drawArguments('seed', many, 100));
    assert.equal(new Set(drawn).size, 44);
    assert.equal(drawn.length, 44);
  });

  it('shuffles without losing anything', () =>
    assert.deepEqual(shuffle('seed', ['a', 'b', 'c'], String).toSorted(), ['a', 'b', 'c']));

  it('keeps a verdict as long as the claim says the same', () => {
    const judged = { verdict: false, note: 'wrong date', git: 'git log' };
    const before = [entry('D1', 0, judged), entry('D1', 1, judged)];
    const [same, changed] = keepVerdicts(
      [entry('D1', 0), entry('D1', 1, { claim: 'Another claim.' })],
      before,
    );
    assert.deepEqual([same!.verdict, same!.note, same!.git], [false, 'wrong date', 'git log']);
    assert.equal(changed!.verdict, null);
  });
});
