/** Renames that git found before are not asked for again: two commits never change how much they are alike. */
import type { FactStore, GitHistory, Rename } from '../ports.ts';

type FindRenames = Pick<GitHistory, 'findRenames'>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function rememberRenames(git: FindRenames, facts: FactStore | undefined): FindRenames {
  if (!facts) return git;
  return {
    async findRenames(pairs, signal) {
      const renames: Rename[] = [];
      const unknown: { commit: string; parent: string }[] = [];
      for (const { commit, parent } of pairs) {
        const known = facts.get(keyOf(commit, parent));
        if (!known) unknown.push({ commit, parent });
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
      for (const { commit, parent } of unknown) {
        if (!failed.has(commit))
          facts.put(keyOf(commit, parent), encoder.encode(JSON.stringify(fresh.get(commit) ?? [])));
      }
      return { renames: [...renames, ...answer.renames], failed: answer.failed };
    },
  };
}

function keyOf(commit: string, parent: string): string {
  return `renames ${commit} ${parent}`;
}
