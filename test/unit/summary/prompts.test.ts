/** Which questions are put, in which order, and in which words. */
import assert from 'node:assert/strict';

import type { Facts } from '../../../src/core/insights/facts.ts';
import type { Argument } from '../../../src/core/insights/insight.ts';
import { findPrompts } from '../../../src/core/summary/prompts.ts';
import type { ArguedContribution } from '../../../src/core/summary/summary.ts';
import { promptOf } from '../../../src/report/words/prompts.ts';
import { createSpeaker } from '../../../src/report/words/speaker.ts';
import { commit, period } from '../../support/facts.ts';
import { summaryOf } from '../../support/summaryFacts.ts';

const plain = summaryOf({ commits: [commit('Add retry', '2026-01-10', ['lib/retry.ts'])] });
const speaker = createSpeaker(plain);

function arguing(title: string, facts: Facts, inPeriod = true): ArguedContribution {
  const argument: Argument = {
    lens: 'enables',
    facts,
    standing: 'evidenced',
    inPeriod,
    evidence: [],
    counterEvidence: [],
    notVisible: [],
  };
  const [contribution] = plain.contributions;
  return { ...contribution!, id: title, title, arguments: [argument] };
}

const moves = {
  moved: 9,
  inPeriod: 9,
  bySubject: 5,
  others: 2,
  first: '2026-02-01T00:00:00+00:00',
  last: '2026-03-01T00:00:00+00:00',
};
const replaced = (left: number): Facts => ({
  insight: 'D5',
  outcome: 'replaced',
  old: { name: 'lib/old.js', outside: false, names: [] },
  replacement: 'lib/new.js',
  taken: 9,
  left,
  movedBack: 0,
  begunSince: 0,
  removed: null,
  ...moves,
});
const upkeep: Facts = {
  insight: 'A4',
  kinds: [],
  months: 3,
  withOthers: 0,
  of: 6,
  upgrades: [{ name: 'Node.js', from: '18', to: '20', manifests: 14 }],
  moreUpgrades: 0,
  carried: 0,
  removal: null,
};
const road: Facts = {
  insight: 'E6',
  road: 'built-on',
  kinds: ['compiler'],
  paths: ['tsconfig.base.json'],
  byTests: false,
  now: { people: 4, ofOtherTeams: 0, teams: [], places: 9 },
  inPeriod: { people: 1, ofOtherTeams: 0, teams: [], places: 1 },
};

function said(contributions: readonly ArguedContribution[]): readonly string[] {
  return findPrompts(contributions, period).map((prompt) => promptOf(prompt, speaker));
}

describe('prompts', () => {
  for (const [facts, words] of [
    [replaced(3), '3 places still use lib/old.js: who moves them, and what stands in the way?'],
    [replaced(1), '1 place still uses lib/old.js: who moves it, and what stands in the way?'],
    [replaced(0), 'All 9 places moved off lib/old.js: what is possible now that was not before?'],
    [upkeep, 'Node.js from 18 to 20 in 14 files: what waited for it, and what broke on the way?'],
    [
      road,
      '4 other people stand on tsconfig.base.json: what did they do before, and what do they no longer have to decide?',
    ],
  ] as const) {
    it(words, () => assert.equal(said([arguing('x', facts)])[0], words));
  }

  it('are about what happened in the period', () => {
    assert.deepEqual(
      findPrompts([arguing('x', upkeep, false)], period).map(({ kind }) => kind),
      ['most-work', 'no-trace'],
    );
  });

  it('are six at most, of every kind one, and the last one always stands', () => {
    const reverts = ['a', 'b'].map((name) => commit(`Revert "${name}"`, '2026-03-10', ['x.ts']));
    const many = [
      { ...arguing('m', replaced(3)), commits: reverts },
      arguing('n', replaced(2)),
      arguing('u', upkeep),
      arguing('r', road),
      {
        ...arguing('h', upkeep),
        commits: [commit('Hotfix for the outage', '2026-04-01', ['y.ts'])],
      },
      {
        ...arguing('d', upkeep),
        commits: [
          {
            ...commit('Add ADR', '2026-04-01', []),
            paths: [{ path: 'docs/adr/1.md', change: 'added' as const }],
          },
        ],
      },
    ];
    const prompts = findPrompts(many, period);
    assert.deepEqual(
      prompts.map(({ kind }) => kind),
      ['reverts', 'incidents', 'migration', 'upgrade', 'road', 'no-trace'],
    );
    assert.equal(
      promptOf(prompts[0]!, speaker),
      '2 reverts in March 2026: was there an incident to describe?',
    );
  });
});
