/** Since when places used the old way. */
import { dateQuickly } from '../../reuse/dating.ts';
import type { Place } from '../../reuse/place.ts';
import type { WayId, Ways } from '../../reuse/ways.ts';
import type { Past } from '../past.ts';
import type { Move } from './move.ts';

/** More places than this are not dated. */
const mostDated = 300;

/** The day on which each place began to use the old way; null where they are too many to be read. */
export async function datedBeginnings(
  old: WayId,
  moves: readonly Move[],
  left: readonly number[],
  past: Past,
  ways: Ways,
): Promise<ReadonlyMap<number, number> | null> {
  if (moves.length + left.length > mostDated) return null;
  const movedAt = new Map(moves.map((move) => [move.place, past.history.landedAt[move.commit]!]));
  const places = [...new Set([...movedAt.keys(), ...left])].map((path): Place => {
    const until = left.includes(path) ? Infinity : movedAt.get(path)!;
    return {
      path,
      versions: past.survey.lineages
        .versions(path)
        .filter((version, index) => version.position < until || index === 0),
      edges: [{ target: old, via: 'import', line: 1, through: [], names: [] }],
    };
  });
  const dated = await dateQuickly(
    { loader: past.survey.loader, read: ways.read, end: past.survey.end, progress() {} },
    places,
  );
  const days = new Map<number, number>();
  for (const [index, place] of places.entries()) {
    const first = dated[index]!.find(({ target }) => target === old)?.first ?? 0;
    days.set(place.path, past.landingDay(place.versions[first]!.position));
  }
  return days;
}
