/** Upgrades that a bot proposed and a person carried through. */
import type { Past } from '../past.ts';
import { manifestChanges, raisesOf } from './raises.ts';

/** A merge of more commits than this is no single upgrade. */
const largestMerge = 10;

/** A bot's commit, and a person's that made it pass; the same one where they made it together. */
export interface Carried {
  readonly commit: number;
  readonly person: number;
}

/** Commits of bots that raise versions, where a person is co-author or made a commit of the same merge. */
export async function findCarried(
  past: Past,
  isWanted: (commit: number) => boolean,
): Promise<readonly Carried[]> {
  const { history, credit } = past;
  const beside = commitsBeside(past.commits.filter(isWanted), past);
  const found: Carried[] = [];
  for (const bot of history.order) {
    if (!isWanted(bot) || !mayRaise(bot, past)) continue;
    const author = credit.coAuthors(bot).find((person) => credit.persons[person]!.kind === 'human');
    const commit = author === undefined ? beside.get(history.landedAt[bot]!) : bot;
    if (commit === undefined || (await raisesOf(bot, past)).length === 0) continue;
    found.push({ commit, person: author ?? credit.person(commit) });
  }
  return found;
}

/** The last commit inside each merge that is a piece of work and no branch that was kept for long. */
function commitsBeside(commits: readonly number[], { history }: Past): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const commit of commits) {
    const position = history.landedAt[commit]!;
    const size = history.groupStart[position + 1]! - history.groupStart[position]!;
    if (history.mainline[position] !== commit && size <= largestMerge) found.set(position, commit);
  }
  return found;
}

function mayRaise(commit: number, past: Past): boolean {
  const { history, credit } = past;
  return (
    credit.persons[credit.person(commit)]!.kind === 'bot' &&
    history.parents(commit).length < 2 &&
    manifestChanges(commit, past).length > 0
  );
}
