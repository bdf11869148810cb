/** What the user typed about a contribution is found again when every commit of it has another id. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';

import type { Summary } from '../../../src/core/summary/summary.ts';
import { buildDemonstration } from '../../../src/demo/buildDemonstration.ts';
import { openDraft } from '../../../src/store/drafts.ts';
import { summarizeRepository } from '../../../src/summarizeRepository.ts';
import { toolRef } from '../../../src/version.ts';
import { edit } from '../../support/edits.ts';
import { temporaryFolder } from '../../support/repoBuilder.ts';

const period = { label: '2026-H1', from: '2026-01-01', to: '2026-07-01' };

async function summaryOf(folder: string): Promise<Summary> {
  const request = {
    folder,
    me: [],
    period,
    today: '2026-07-01',
    settings: { people: 'roles', voice: 'first', exhaustive: false },
  } as const;
  const never = new AbortController().signal;
  return summarizeRepository(request, toolRef, never, { report: () => undefined });
}

/** Every commit again, with another first message and so with another id. */
function rewrite(folder: string): void {
  const git = (args: readonly string[], input?: Buffer) =>
    execFileSync('git', args, { cwd: folder, input, maxBuffer: 1 << 28, stdio: 'pipe' });
  const stream = git(['fast-export', '--all']).toString('latin1');
  const first = /\ndata (\d+)\n(?=[^\n]*\n)/g;
  first.lastIndex = stream.indexOf('\ncommit ');
  const match = first.exec(stream)!;
  const at = match.index + match[0].length;
  const changed = `${stream.slice(0, match.index)}\ndata ${Number(match[1]) + 2}\nx ${stream.slice(at)}`;
  git(['fast-import', '--force', '--quiet'], Buffer.from(changed, 'latin1'));
}

describe('a draft after a rebase', function () {
  this.timeout(60_000);

  it('belongs to the same contributions', async () => {
    const folder = path.join(temporaryFolder(), 'storefront');
    await buildDemonstration(folder);
    const before = await summaryOf(folder);
    const drafts = temporaryFolder();
    const subject = {
      repositories: [folder],
      emails: before.subject.identities.map(({ email }) => email),
      from: period.from,
      to: period.to,
    };
    const ids = before.contributions.map(({ id }) => id);
    const edits = ids
      .toSorted()
      .map((contribution) => edit(contribution, { kind: 'rename', contribution, title: 'Mine' }));
    await (await openDraft(drafts, subject)).add(edits);

    rewrite(folder);
    const after = await summaryOf(folder);
    const commitsOf = (summary: Summary) =>
      new Set(summary.contributions.flatMap(({ commits }) => commits.map(({ commit }) => commit)));
    assert.ok(![...commitsOf(after)].some((commit) => commitsOf(before).has(commit)));
    assert.deepEqual(
      after.contributions.map(({ id }) => id),
      ids,
    );
    const stored = await (await openDraft(drafts, subject)).read();
    assert.deepEqual(stored.edits, edits);
  });
});
