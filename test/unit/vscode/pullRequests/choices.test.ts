/** What the user said about hosts is kept until they say otherwise. */
import assert from 'node:assert/strict';

import {
  keepChoice,
  readChoices,
  type Memory,
} from '../../../../src/vscode/pullRequests/choices.ts';

function memoryWith(value: unknown): Memory & { readonly kept: () => unknown } {
  let kept = value;
  return {
    get: () => kept,
    update: (_, next) => {
      kept = next;
      return Promise.resolve();
    },
    kept: () => kept,
  };
}

const yes = {
  answer: 'yes',
  extent: 'public',
  account: { id: '1', label: 'octo' },
} as const;

describe('what was said about hosts', () => {
  it('is there again, each host for itself', async () => {
    const memory = memoryWith(undefined);
    await keepChoice(memory, 'github.com', yes);
    await keepChoice(memory, 'git.acme.example', { answer: 'never' });
    assert.deepEqual(
      [...readChoices(memory)],
      [
        ['github.com', yes],
        ['git.acme.example', { answer: 'never' }],
      ],
    );
  });

  it('is changed and forgotten', async () => {
    const memory = memoryWith({ 'github.com': { answer: 'never' } });
    await keepChoice(memory, 'github.com', yes);
    assert.deepEqual(readChoices(memory).get('github.com'), yes);
    await keepChoice(memory, 'github.com', null);
    assert.equal(readChoices(memory).size, 0);
  });

  it('is nothing where it cannot be read: a yes is never guessed', () => {
    for (const value of [
      'yes',
      { 'github.com': 'yes' },
      { 'github.com': { answer: 'yes' } },
      { 'github.com': { ...yes, extent: 'everything' } },
    ])
      assert.equal(readChoices(memoryWith(value)).size, 0);
  });

  it('holds no more than is known of it', async () => {
    const memory = memoryWith({ 'github.com': { ...yes, token: 'ghp_secret' } });
    await keepChoice(memory, 'other.example', { answer: 'never' });
    assert.ok(!JSON.stringify(memory.kept()).includes('ghp_secret'));
  });
});
