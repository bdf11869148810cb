/** Which public names of which units a version of a file takes, through whatever passes them on. */
import type { History } from '../../history/history.ts';
import type { PathVersion } from '../../history/versions.ts';
import { createDependencyReader, firstOutside, type Symbols } from '../dependencies.ts';
import type { FileVersion } from '../fileVersion.ts';
import { standsUntil } from '../place.ts';
import type { Survey } from '../survey.ts';

export interface NameTaken {
  readonly unit: number;
  /** As the unit calls it; null where the unit is taken whole and no name of it is used. */
  readonly name: string | null;
}

export interface NamesTaken {
  /** What one of the versions of a file takes while it stands; nothing where there is no such version. */
  in(versions: readonly PathVersion[], index: number): Promise<readonly NameTaken[]>;
  /** What a content of a file takes at a mainline position. */
  at(path: number, blob: number, position: number): Promise<readonly NameTaken[]>;
}

export function createNamesTaken(history: History, survey: Survey): NamesTaken {
  const { outside: _, ...world } = survey.world;
  const first = firstOutside(world);
  const all: NameTaken[] = [];
  const numbers = new Map<string, number>();
  const symbols: Symbols = {
    idOf(unit, name) {
      const id = `${unit}:${name}`;
      let number = numbers.get(id);
      if (number === undefined) {
        number = all.length;
        numbers.set(survey.pool.own(id), number);
        all.push({ unit, name: survey.pool.own(name) });
      }
      return first + number;
    },
    formerly: () => -1,
  };
  const reader = createDependencyReader({ ...world, symbols }, history.path);
  const namesOf = (version: FileVersion, span: Span): readonly NameTaken[] => {
    const taken = new Set<NameTaken>();
    const whole = new Set<number>();
    const facts = version.facts();
    reader.read(
      { ...facts, imports: survey.pool.ownSpecifiers(facts.imports) },
      { ...span, members: version.members },
      ({ target, names }) => {
        if (target >= first) taken.add(all[target - first]!);
        else if (names === null && target < survey.units.count) whole.add(target);
      },
    );
    return [...taken, ...[...whole].map((unit) => ({ unit, name: null }))];
  };
  const known = new Map<string, Promise<readonly NameTaken[]>>();
  const read = (blob: number, span: Span): Promise<readonly NameTaken[]> => {
    const { path, from, until } = span;
    if (blob < 0 || !survey.units.languageOf(path)) return Promise.resolve([]);
    const id = `${path}:${blob}:${from}:${until}`;
    let names = known.get(id);
    if (!names) {
      names = survey.loader.read(path, blob, (found) =>
        found?.isText() ? namesOf(found, span) : [],
      );
      known.set(id, names);
    }
    return names;
  };
  return {
    async in(versions, index) {
      const version = versions[index];
      if (!version) return [];
      const { path, blob, position: from } = version;
      return read(blob, { path, from, until: standsUntil(versions, index, survey.end) });
    },
    at: (path, blob, position) => read(blob, { path, from: position, until: position + 1 }),
  };
}

/** A file, and the mainline positions during which one version of it stood. */
interface Span {
  readonly path: number;
  readonly from: number;
  readonly until: number;
}

export function unitsOf(names: readonly NameTaken[]): ReadonlySet<number> {
  return new Set(names.map(({ unit }) => unit));
}
