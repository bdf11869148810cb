/** Who and what depends on an asset now, directly and through others. */
import type { Adoption, Reach } from '../model.ts';
import type { TargetId } from './dependencies.ts';
import type { Place } from './place.ts';
import type { Survey } from './survey.ts';

export interface ReachCounter {
  /**
   * Counts what is not own. `transitive` are the places of kind code or config that depend on the target directly or
   * through other places, without the direct own ones.
   */
  count(
    target: TargetId,
    adoptions: readonly Adoption[],
    ownPlaces: ReadonlySet<string>,
    isHuman: (person: string) => boolean,
    onlyDirect: boolean,
  ): Reach;
}

export function createReachCounter(
  places: readonly Place[],
  survey: Survey,
  counts: (path: number) => boolean,
): ReachCounter {
  const dependents = new Map<TargetId, number[]>();
  for (const place of places) {
    for (const edge of place.edges) {
      const list = dependents.get(edge.target);
      if (list) list.push(place.path);
      else dependents.set(edge.target, [place.path]);
    }
  }
  const spread = (start: readonly number[]): Set<number> => {
    const seen = new Set<number>(start);
    const visited = new Set<TargetId>();
    const queue = [...start];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const unit = survey.units.unitOf(path);
      if (unit < 0 || visited.has(unit)) continue;
      visited.add(unit);
      for (const next of dependents.get(unit) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
    return seen;
  };
  /** Whether a file is a part of the target itself, which a circle of imports leads back to. */
  const isPartOf = (target: TargetId, path: number): boolean => {
    const { units, packages } = survey;
    if (target < units.count) return units.unitOf(path) === target;
    const folder = packages[target - units.count]?.folder;
    return folder !== undefined && folder !== '' && survey.pathText(path).startsWith(`${folder}/`);
  };
  return {
    count(target, adoptions, ownPlaces, isHuman, onlyDirect) {
      const others = adoptions.filter(
        (adoption) =>
          !adoption.own &&
          adoption.ended === null &&
          (adoption.placeKind === 'code' || adoption.placeKind === 'config'),
      );
      const people = new Set(
        others
          .map((adoption) => adoption.person)
          .filter((person) => person !== null && isHuman(person)),
      );
      const teams = new Set(others.flatMap((adoption) => adoption.teams));
      const direct = onlyDirect
        ? adoptions
            .filter((adoption) => adoption.ended === null)
            .map((adoption) => survey.findPath(adoption.place))
        : (dependents.get(target) ?? []);
      let transitive = 0;
      for (const path of spread(direct)) {
        if (isPartOf(target, path) || !counts(path)) continue;
        if (!ownPlaces.has(survey.pathText(path))) transitive++;
      }
      return {
        people: people.size,
        teams: teams.size,
        places: new Set(others.map((adoption) => adoption.place)).size,
        transitive,
      };
    },
  };
}
