/** Whose accounts commits are, and with which pull request they came: a hundred for one point. Asked once for each. */
import * as v from 'valibot';

import { failureOfProblem } from '../classify.ts';
import { commitLinks } from '../queries.ts';
import { commitLink } from '../shapes/commits.ts';
import { gatherNotes, keptAs, type StreamContext, type StreamResult } from './context.ts';

const usualSize = 100;
const answer = v.object({ repository: v.nullable(v.record(v.string(), v.unknown())) });

export async function readCommits(
  context: StreamContext,
  repository: string,
  commits: readonly string[],
): Promise<StreamResult> {
  const { client, store, sizes, progress, signal } = context;
  const stream = keptAs('commits', repository);
  const notes = gatherNotes('commits', client);
  const known = store.records(stream);
  const ids = [...new Set(commits)].filter((id) => !known.has(id));
  const [owner = '', name = ''] = repository.split('/');
  for (let done = 0; done < ids.length;) {
    const from = done;
    const found = await sizes.fit(commitLinks(1).name, usualSize, async (size) => {
      const asked = ids.slice(from, from + size);
      const variables = Object.fromEntries(asked.map((id, index) => [`id${index}`, id]));
      const { data, problems } = await client.query(
        commitLinks(asked.length),
        { owner, name, ...variables },
        signal,
      );
      notes.problems(problems);
      const parsed = v.safeParse(answer, data);
      if (!parsed.success || parsed.output.repository === null) throw failureOfProblem(problems[0]);
      const links = parsed.output.repository;
      return asked.map((id, index) => ({ id, link: links[`commit${index}`] }));
    });
    done += found.length;
    const records = found.flatMap(({ id, link }) => {
      const parsed = v.safeParse(commitLink(id, repository), link);
      if (!parsed.success) notes.unreadable(1);
      return parsed.success ? [parsed.output] : [];
    });
    progress.report('Reading the pull requests of commits', done, ids.length);
    await store.keep(stream, records, {});
  }
  return { from: null, notes: notes.list() };
}
