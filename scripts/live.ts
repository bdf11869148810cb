/**
 * `npm run live -- OWNER/REPO [--api URL]` asks the real service each of our questions once, with a maintainer's token,
 * and says whether it costs what we reckon and whether the answers have the shapes that we expect. It writes nothing but
 * what it prints, and prints no word of an answer.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { parse } from 'graphql';
import * as v from 'valibot';

import { createClient, type Operation } from '../src/github/client.ts';
import { hostAt } from '../src/github/hosts.ts';
import * as queries from '../src/github/queries.ts';
import { createPullRequests } from '../src/github/syncGitHub.ts';
import { findToken } from '../src/github/token.ts';
import { costOf, schemaWithout } from '../test/support/github/schema.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { api: { type: 'string', default: 'https://api.github.com' } },
});
const repository = positionals[0] ?? '';
const [owner = '', name = ''] = repository.split('/');
const host = hostAt(values.api);
const { signal } = new AbortController();
const token =
  host &&
  (await findToken({ environment: process.env, host: host.name, isNamedByUser: true, signal }));

if (!host || !token || name === '') {
  process.stderr.write(
    'Usage: npm run live -- OWNER/REPO [--api URL]; the token is GITHUB_TOKEN, GH_TOKEN or that of gh.\n',
  );
  process.exitCode = 2;
} else {
  const options = { host, token, userAgent: 'groundwork/live' };
  const client = createClient(options);
  const schema = schemaWithout();
  process.stdout.write(
    '| Question | Points, reckoned | Points, told | Left out |\n|---|---|---|---|\n',
  );

  const ask = async (operation: Operation, variables: Readonly<Record<string, unknown>>) => {
    const { data } = await client.query(operation, variables, signal);
    const reckoned = costOf(schema, parse(operation.text(client.leftOut)), variables);
    const told = v.safeParse(v.object({ cost: v.number() }), data['rateLimit']);
    process.stdout.write(
      `| ${operation.name} | ${reckoned.points} | ${told.success ? told.output.cost : 'not counted'} | ${[...client.leftOut].join(', ')} |\n`,
    );
    return data;
  };

  const { viewer } = v.parse(
    v.object({ viewer: v.object({ login: v.string() }) }),
    await ask(queries.whoIs, { login: '', named: false }),
  );
  const { login } = viewer;
  const nodes = v.object({ nodes: v.array(v.nullable(v.object({ id: v.optional(v.string()) }))) });
  const idsOf = (list: v.InferOutput<typeof nodes>, most: number): readonly string[] =>
    list.nodes.flatMap((node) => node?.id ?? []).slice(0, most);
  const { user } = v.parse(
    v.object({ user: v.object({ pullRequests: nodes }) }),
    await ask(queries.authoredPullRequests, { login, size: 50, cursor: null }),
  );
  const q = `is:pr reviewed-by:${login} -author:${login} user:${owner}`;
  const { search } = v.parse(
    v.object({ search: nodes }),
    await ask(queries.reviewedPullRequests, { q, login, size: 25, cursor: null }),
  );
  await ask(queries.inboundReferences, { ids: idsOf(user.pullRequests, 50) });
  await ask(queries.reviewThreads, { ids: idsOf(search, 10) });
  await ask(queries.releases, { owner, name, size: 100, cursor: null });

  const folder = await mkdtemp(path.join(tmpdir(), 'groundwork-live-'));
  try {
    const since = new Date(client.serverTime() - 90 * 86_400_000).toISOString();
    const facts = await createPullRequests({ ...options, folder }).read(
      { owner, repositories: [repository], commits: [], workflows: [], login: null, since },
      { report: () => {} },
      signal,
    );
    process.stdout.write(
      '\n| Stream of 90 days | Records | Complete | Why not |\n|---|---|---|---|\n',
    );
    for (const { stream, complete, explanation } of facts.coverage)
      process.stdout.write(
        `| ${stream} | ${facts[stream].length} | ${complete ? 'yes' : 'no'} | ${explanation ?? ''} |\n`,
      );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
