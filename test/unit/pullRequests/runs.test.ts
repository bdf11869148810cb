import assert from 'node:assert/strict';

import type { WorkflowRun } from '../../../src/core/pullRequests/records.ts';
import { monthsOfRuns, stopsOf } from '../../../src/core/pullRequests/runs.ts';

let made = 0;

function run(
  started: string,
  outcome: WorkflowRun['outcome'],
  more: Partial<WorkflowRun> = {},
): WorkflowRun {
  made++;
  return {
    id: String(made),
    repository: 'acme/platform',
    workflow: '.github/workflows/contracts.yml',
    url: `https://github.com/acme/platform/actions/runs/${made}`,
    event: 'pull_request',
    branch: 'feature',
    commit: String(made),
    actor: { login: 'ada', kind: 'user' },
    pullRequests: [7],
    outcome,
    attempt: 1,
    started,
    seconds: 60,
    ...more,
  };
}

describe('runs by month', () => {
  it('count what passed or failed at the first attempt, in UTC, with the median length', () => {
    const months = monthsOfRuns([
      run('2026-03-01T00:30:00+01:00', 'passed', { seconds: 10 }),
      run('2026-02-03T00:00:00Z', 'failed', { seconds: 40 }),
      run('2026-02-04T00:00:00Z', 'passed', { seconds: 20 }),
      run('2026-02-05T00:00:00Z', 'other', { seconds: 9999 }),
      run('2026-02-06T00:00:00Z', 'passed', { seconds: 9999, attempt: 2 }),
      run('2026-05-06T00:00:00Z', 'passed', { seconds: 30 }),
      run('2026-05-07T00:00:00Z', 'passed', { seconds: 40 }),
    ]);
    assert.deepEqual(months, [
      { month: '2026-02', runs: 3, failed: 1, medianSeconds: 20 },
      { month: '2026-05', runs: 2, failed: 0, medianSeconds: 35 },
    ]);
    assert.deepEqual(monthsOfRuns([]), []);
  });
});

describe('where a workflow stopped a change', () => {
  const told = (runs: readonly WorkflowRun[]) =>
    stopsOf(runs).map(({ failed, passed }) => [
      failed.started.slice(8, 10),
      passed.started.slice(8, 10),
    ]);

  it('is a failure that a later commit on the branch ends, once however often it failed', () => {
    const runs = [
      run('2026-02-04T00:00:00Z', 'passed'),
      run('2026-02-02T00:00:00Z', 'failed'),
      run('2026-02-03T00:00:00Z', 'failed'),
      run('2026-02-01T00:00:00Z', 'passed'),
      run('2026-02-05T00:00:00Z', 'passed'),
    ];
    assert.deepEqual(told(runs), [['02', '04']]);
  });

  it('is no repetition on the same commit, and nothing that never passed', () => {
    const commit = 'c';
    assert.deepEqual(
      told([
        run('2026-02-01T00:00:00Z', 'failed', { commit }),
        run('2026-02-02T00:00:00Z', 'passed', { commit }),
        run('2026-02-03T00:00:00Z', 'failed'),
        run('2026-02-04T00:00:00Z', 'other'),
      ]),
      [],
    );
  });

  it('is told for each branch and workflow apart, and for pull requests alone', () => {
    const other = { branch: 'other' };
    const push = { event: 'push', branch: 'main' };
    assert.deepEqual(
      told([
        run('2026-02-01T00:00:00Z', 'failed'),
        run('2026-02-02T00:00:00Z', 'passed', other),
        run('2026-02-03T00:00:00Z', 'failed', push),
        run('2026-02-04T00:00:00Z', 'passed', push),
        run('2026-02-05T00:00:00Z', 'passed', { workflow: 'lint.yml' }),
        run('2026-02-06T00:00:00Z', 'failed', { event: 'pull_request_target', ...other }),
        run('2026-02-07T00:00:00Z', 'passed', { event: 'pull_request_target', ...other }),
        run('2026-02-08T00:00:00Z', 'passed', { branch: null }),
      ]),
      [['06', '07']],
    );
  });
});
