/** One place that moved, and what a change of a file gave up. */
import type { WayId, Ways } from '../../reuse/ways.ts';
import type { Past } from '../past.ts';

/** A place (by its path at the revision) that dropped the old way in a commit. */
export interface Move {
  readonly place: number;
  readonly commit: number;
}

/** A change of a file that stood before, as blobs. */
export interface Change {
  readonly commit: number;
  readonly path: number;
  readonly before: { readonly path: number; readonly blob: number };
  readonly after: number;
}

/** The moves of the commit that moved most places. */
export function largestStep(moves: readonly Move[]): readonly Move[] {
  const byCommit = new Map<number, Move[]>();
  for (const move of moves) {
    const known = byCommit.get(move.commit);
    if (known) known.push(move);
    else byCommit.set(move.commit, [move]);
  }
  return [...byCommit.values()].reduce(
    (most, each) => (each.length > most.length ? each : most),
    [],
  );
}

/** The ways that a change of a file gave up. */
export async function dropped(
  { commit, path, before, after }: Change,
  { history, survey }: Past,
  ways: Ways,
): Promise<ReadonlySet<WayId>> {
  const position = history.landedAt[commit]!;
  const read = (of: number, blob: number) =>
    survey.loader.read(of, blob, (version) =>
      version ? ways.of(version, of, position, position + 1) : new Set<WayId>(),
    );
  const [had, has] = await Promise.all([read(before.path, before.blob), read(path, after)]);
  return new Set([...had].filter((way) => !has.has(way)));
}
