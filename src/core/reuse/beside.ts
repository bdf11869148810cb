/** What a repository tells beside the uses of an asset: what took its place, and how widely others like it are used. */
import type { History } from '../history/history.ts';
import type { Beside } from '../model.ts';
import { birthOfUnit } from './births.ts';
import type { TargetId } from './dependencies.ts';
import type { EndedUse } from './endedUses.ts';
import type { Place } from './place.ts';
import type { Survey } from './survey.ts';

const fewestMoved = 2;
/** Made within so many seconds of each other. */
const aboutThatAge = 366 * 86_400;

export function createBeside(
  history: History,
  survey: Survey,
  places: readonly Place[],
  ended: readonly EndedUse[],
  counts: (path: number) => boolean,
): (target: TargetId) => Beside {
  const { units } = survey;
  const wide = new Map<TargetId, number>();
  for (const place of places) {
    if (!counts(place.path)) continue;
    for (const { target } of place.edges) wide.set(target, (wide.get(target) ?? 0) + 1);
  }
  const others = [...new Set(survey.files.map(({ path }) => units.unitOf(path)))].filter(
    (unit) => unit >= 0 && units.members(unit).some(counts) && !survey.world.exports.isBarrel(unit),
  );
  const born = new Map<number, number>();
  const bornAt = (unit: number): number => {
    let seconds = born.get(unit);
    if (seconds === undefined) {
      const { lineages, unitLineages } = survey;
      const { position } = birthOfUnit(history, lineages, units, unitLineages, unit);
      born.set(unit, (seconds = history.committed[history.mainline[position]!]!));
    }
    return seconds;
  };
  const alike = (target: TargetId): Beside['alike'] => {
    const own = wide.get(target) ?? 0;
    if (target >= units.count || own === 0) return null;
    const like = others.filter(
      (unit) =>
        unit !== target &&
        units.isFolder(unit) === units.isFolder(target) &&
        units.language(unit) === units.language(target) &&
        Math.abs(bornAt(unit) - bornAt(target)) <= aboutThatAge,
    );
    return { of: like.length, asWide: like.filter((unit) => (wide.get(unit) ?? 0) >= own).length };
  };
  return (target) => ({
    movedOn: movedOn(ended.filter(({ dated }) => dated.target === target)).map(({ place }) =>
      history.path(place.path),
    ),
    alike: alike(target),
  });
}

/** Those that took the same other thing in the commit in which they dropped it, where these are most of them. */
function movedOn(ended: readonly EndedUse[]): readonly EndedUse[] {
  const byTaken = new Map<TargetId, EndedUse[]>();
  for (const use of ended) {
    for (const taken of use.taken) byTaken.set(taken, [...(byTaken.get(taken) ?? []), use]);
  }
  const [most = []] = [...byTaken.values()].sort((a, b) => b.length - a.length);
  return most.length >= fewestMoved && most.length * 2 > ended.length ? most : [];
}
