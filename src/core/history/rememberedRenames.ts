/** Renames that git found before are not asked for again: two commits never change how much they are alike. */
import type { FactStore, GitHistory, Rename, RenameQuestion } from '../ports.ts';

type FindRenames = Pick<GitHistory, 'findRenames'>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function rememberRenames(git: FindRenames, facts: FactStore | undefined): FindRenames {
  if (!facts) return { findRenames: (pairs, signal) => git.findRenames(pairs, signal) };
  return {
    async findRenames(pairs, signal) {
      const renames: Rename[] = [];
      const unknown: RenameQuestion[] = [];
      for (const pair of pairs) {
        const { commit } = pair;
        const known = facts.get(keyOf(pair));
        if (!known) unknown.push(pair);
        else {
          const found = JSON.parse(decoder.decode(known)) as [string, string][];
          for (const [from, to] of found) renames.push({ commit, from, to });
        }
      }
      if (unknown.length === 0) return { renames, failed: [] };
      const answer = await git.findRenames(unknown, signal);
      const failed = new Set(answer.failed);
      const fresh = new Map<string, [string, string][]>();
      for (const { commit, from, to } of answer.renames) {
        const list = fresh.get(commit);
        if (list) list.push([from, to]);
        else fresh.set(commit, [[from, to]]);
      }
      for (const pair of unknown) {
        const { commit } = pair;
        if (!failed.has(commit))
          facts.put(keyOf(pair), encoder.encode(JSON.stringify(fresh.get(commit) ?? [])));
      }
      return { renames: [...renames, ...answer.renames], failed: answer.failed };
    },
  };
}

function keyOf({ commit, parent, withRewritten }: RenameQuestion): string {
  return `renames${withRewritten === true ? ' with rewritten' : ''} ${commit} ${parent}`;
}
