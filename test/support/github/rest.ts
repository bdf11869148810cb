/** The few REST questions that are asked, answered in GitHub's shapes. */
import type { Answer } from './server.ts';
import type { World, WorldRun } from './world.ts';

/** A filtered list shows no more. */
const mostRuns = 1000;

export function answerRest(
  world: World,
  method: string,
  url: URL,
  login: string,
  headers: Readonly<Record<string, string>>,
): Answer {
  const found = (body: unknown): Answer => ({ status: 200, headers, body });
  const missing: Answer = {
    status: 404,
    headers,
    body: {
      message: 'Not Found',
      documentation_url: 'https://docs.github.com/rest',
      status: '404',
    },
  };
  if (method !== 'GET' || !url.pathname.startsWith('/api/v3/')) return missing;
  const path = url.pathname.slice('/api/v3'.length);
  const runs = /^\/repos\/([^/]+\/[^/]+)\/actions\/workflows\/([^/]+)\/runs$/.exec(path);
  if (runs) {
    const [, repository = '', workflow = ''] = runs;
    if (!world.repositories.has(repository)) return missing;
    return found(runPage(world, repository, workflow, url.searchParams));
  }
  if (path === '/user')
    return found({ login, id: 1, node_id: world.users.get(login)?.id, type: 'User' });
  if (path === '/search/code') return searchCode(world, url.searchParams, headers, found);
  return missing;
}

function runPage(
  world: World,
  repository: string,
  workflow: string,
  query: URLSearchParams,
): object {
  const since = /^>=(.+)$/.exec(query.get('created') ?? '')?.[1];
  const all = world.runs
    .filter(
      (run) =>
        run.repository === repository &&
        run.workflow.endsWith(`/${workflow}`) &&
        (since === undefined || Date.parse(run.createdAt) >= Date.parse(since)),
    )
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const size = Number(query.get('per_page') ?? 30);
  const at = (Number(query.get('page') ?? 1) - 1) * size;
  return {
    total_count: all.length,
    workflow_runs: all
      .slice(0, mostRuns)
      .slice(at, at + size)
      .map(runValue),
  };
}

function runValue(run: WorldRun): object {
  return {
    id: run.id,
    name: run.workflow,
    path: run.workflow,
    html_url: `https://github.com/${run.repository}/actions/runs/${run.id}`,
    event: run.event,
    status: 'completed',
    conclusion: run.conclusion,
    head_branch: run.branch,
    head_sha: run.sha,
    run_attempt: 1,
    created_at: run.createdAt,
    run_started_at: run.createdAt,
    updated_at: new Date(Date.parse(run.createdAt) + run.seconds * 1000).toISOString(),
    actor: run.actor && { login: run.actor.login, type: run.actor.__typename },
    pull_requests: run.pullRequests.map((number) => ({ number })),
  };
}

function searchCode(
  world: World,
  query: URLSearchParams,
  headers: Readonly<Record<string, string>>,
  found: (body: unknown) => Answer,
): Answer {
  const terms = /^"([^"]+)" (?:user|org):(\S+)$/.exec(query.get('q') ?? '');
  if (!terms)
    return {
      status: 422,
      headers,
      body: { message: 'Validation Failed', errors: [{ code: 'invalid' }] },
    };
  const [, text = '', owner = ''] = terms;
  const all = world.code.filter(
    (line) =>
      line.text.includes(text) &&
      line.repository.toLowerCase().startsWith(`${owner.toLowerCase()}/`),
  );
  const size = Number(query.get('per_page') ?? 30);
  const at = (Number(query.get('page') ?? 1) - 1) * size;
  return found({
    total_count: all.length,
    incomplete_results: false,
    items: all
      .slice(0, 1000)
      .slice(at, at + size)
      .map((line) => ({
        path: line.path,
        html_url: `https://github.com/${line.repository}/blob/main/${line.path}`,
        repository: {
          full_name: line.repository,
          private: world.repositories.get(line.repository)?.isPrivate ?? false,
        },
      })),
  });
}
