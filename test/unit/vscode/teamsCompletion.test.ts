/** What is suggested while a team file is written. */
import assert from 'node:assert/strict';

import { completeTeams } from '../../../src/vscode/teamsCompletion.ts';

const known = { people: ['ann@example.com'], folders: ['/packages/'] };
const texts = (before: string): string[] => completeTeams(before, known).map(({ text }) => text);

describe('suggestions in a team file', () => {
  it('are people and folders in their lists, in both ways of writing one', () => {
    assert.deepEqual(texts('teams:\n  A:\n    people:\n      - '), known.people);
    assert.deepEqual(
      texts('teams:\n  A:\n    people:\n      - bo@x.test\n      - a'),
      known.people,
    );
    assert.deepEqual(texts('teams:\n  A:\n    paths: ['), known.folders);
  });

  it('are the keys where keys stand', () => {
    assert.deepEqual(texts(''), ['teams:']);
    assert.deepEqual(texts('teams:\n  A:\n    p'), ['people:', 'paths:']);
  });

  it('are nothing where nobody can know', () => {
    assert.deepEqual(texts('teams:\n  '), []);
    assert.deepEqual(texts('teams:\n  A:\n    other:\n      - '), []);
  });
});
