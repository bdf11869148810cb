/** Which release first held a commit: by what its commit contains, never by its date. */
import type { History } from '../history/history.ts';
import type { Release } from './records.ts';

/** Answers with the first release that contains the commit; null where git shows none that does. */
export function createReleases(
  history: History,
  releases: readonly Release[],
): (commit: number) => Release | null {
  const known = releases.flatMap((release) => {
    const tip = release.commit === null ? -1 : history.findCommit(release.commit);
    return tip < 0 ? [] : [{ release, ...reachOf(history, tip) }];
  });
  known.sort(
    (a, b) =>
      Number(a.release.isPrerelease) - Number(b.release.isPrerelease) ||
      a.position - b.position ||
      Date.parse(a.release.published) - Date.parse(b.release.published),
  );
  return (commit) => {
    const landed = history.landedAt[commit]!;
    return (
      known.find(({ position, beside }) => landed <= position || beside.has(commit))?.release ??
      null
    );
  };
}

/** How far up the mainline a commit reaches, and what it contains beside it. */
function reachOf(history: History, tip: number): { position: number; beside: ReadonlySet<number> } {
  const beside = new Set<number>();
  let position = -1;
  const open = [tip];
  for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
    const landed = history.landedAt[commit]!;
    if (history.mainline[landed] === commit) position = Math.max(position, landed);
    else if (!beside.has(commit)) {
      beside.add(commit);
      open.push(...history.parents(commit));
    }
  }
  return { position, beside };
}
