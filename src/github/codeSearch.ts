/**
 * GitHub's search for code, asked about one name at a time and only when a person wants it. It sees default branches,
 * files under 384 KB and a thousand results; what it finds is a claim of that day.
 */
import * as v from 'valibot';

import type { CodeFinding, CodeFindings, CodeSearch } from '../core/ports.ts';
import { createClient, type GitHubClient } from './client.ts';
import { GitHubError } from './failure.ts';
import { webAddress } from './shapes/parts.ts';
import type { GitHubOptions } from './syncGitHub.ts';

const pageSize = 100;
const mostResults = 1000;
/** The service allows nine or ten in a minute; eight leave room. */
const pauseBetween = 60_000 / 8;

const item = v.object({
  path: v.string(),
  html_url: webAddress,
  repository: v.object({ full_name: v.string(), private: v.boolean() }),
});
const answer = v.object({
  total_count: v.number(),
  incomplete_results: v.boolean(),
  items: v.array(v.unknown()),
});

export function createCodeSearch(options: Omit<GitHubOptions, 'folder'>): CodeSearch {
  const client = createClient(options);
  let nextAt = 0;
  return {
    async search(name, owner, resume, signal) {
      const query = `"${name}" user:${owner}`;
      const now = (): string => new Date(client.serverTime()).toISOString();
      if (!/^[\w@/.-]{3,100}$/.test(name) || !/^[A-Za-z0-9-]+$/.test(owner))
        return nothing(query, now(), 'A search needs a name of at least three letters.');
      const findings: CodeFinding[] = [];
      let total: number | null = null;
      const result = (limit: Limit, resume: string | null): CodeFindings => {
        return { query, foundAt: now(), findings, total, ...limit, resume };
      };
      let page = resume === null ? 1 : Number(resume);
      try {
        for (; ; page++) {
          const pause = nextAt - client.clock.now();
          if (pause > 0) await client.clock.sleep(pause, signal);
          nextAt = client.clock.now() + pauseBetween;
          const found = await ask(client, query, page, signal);
          total = found.total_count;
          findings.push(...found.items.flatMap(readItem));
          const isEnd = page * pageSize >= Math.min(total, mostResults) || found.items.length === 0;
          if (!isEnd) continue;
          return result(limits(total, found.incomplete_results), null);
        }
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        return result({ complete: false, explanation: error.message }, String(page));
      }
    },
  };
}

function ask(client: GitHubClient, q: string, page: number, signal: AbortSignal) {
  return client.get(
    (rest, request) => rest.search.code({ q, per_page: pageSize, page, request }),
    answer,
    signal,
  );
}

function readItem(found: unknown): readonly CodeFinding[] {
  const parsed = v.safeParse(item, found);
  if (!parsed.success) return [];
  const { path, html_url, repository } = parsed.output;
  return [{ repository: repository.full_name, isPrivate: repository.private, path, url: html_url }];
}

type Limit = Pick<CodeFindings, 'complete' | 'explanation'>;

function limits(total: number, ranOutOfTime: boolean): Limit {
  if (ranOutOfTime)
    return {
      complete: false,
      explanation: 'GitHub ended the search before it was done; ask again later.',
    };
  if (total > mostResults)
    return {
      complete: false,
      explanation: `GitHub shows ${mostResults} of ${total} results; search for a longer name.`,
    };
  return { complete: true, explanation: null };
}

function nothing(query: string, foundAt: string, explanation: string): CodeFindings {
  return {
    query,
    foundAt,
    findings: [],
    total: null,
    complete: false,
    explanation,
    resume: null,
  };
}
