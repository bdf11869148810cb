/** What units of the revision read offer to others, through barrels. */
import type { ImportedName } from '../languages/language.ts';

/** The name of a unit as a whole, as `export * as ns` offers it. */
export const wholeUnit = '*';

/** A re-export at the revision read. */
export interface ReExport {
  readonly unit: number;
  /** Null re-exports everything. */
  readonly names: readonly ImportedName[] | null;
}

/** What a unit of the revision read offers to others. */
export interface Exporter {
  readonly definitions: ReadonlySet<string>;
  readonly reExports: readonly ReExport[];
  readonly barrel: boolean;
}

export interface Found {
  readonly unit: number;
  readonly name: string;
  /** Units passed on the way, the first one nearest to the place. */
  readonly through: readonly number[];
}

export interface Exports {
  isBarrel(unit: number): boolean;
  /** Whether a unit, barrel or not, passes anything on. */
  passesOn(unit: number): boolean;
  /** Where a name that `unit` offers is defined; null where that is not known. */
  find(unit: number, name: string): Found | null;
  /** Every unit that a barrel passes on. */
  behind(unit: number): readonly Found[];
}

const deepest = 8;

export function createExports(exporters: ReadonlyMap<number, Exporter>): Exports {
  const known = new Map<string, Found | null>();
  const search = (
    unit: number,
    name: string,
    depth: number,
    visited: Set<string>,
  ): Found | null => {
    const exporter = exporters.get(unit);
    const id = `${unit}:${name}`;
    if (!exporter || depth > deepest || visited.has(id)) return null;
    visited.add(id);
    for (const reExport of exporter.reExports) {
      const taken = reExport.names?.find((candidate) => candidate.local === name);
      if (!taken) continue;
      const found = follow(reExport.unit, taken.imported, depth + 1, visited);
      if (found) return { ...found, through: [unit, ...found.through] };
    }
    if (exporter.definitions.has(name)) return { unit, name, through: [] };
    for (const reExport of exporter.reExports) {
      if (reExport.names !== null || name === 'default') continue;
      const found = search(reExport.unit, name, depth + 1, visited);
      if (found) return { ...found, through: [unit, ...found.through] };
    }
    return null;
  };
  /** What a re-export takes: a name, a unit as a whole, or a name of what a unit offers as a whole (`ns.name`). */
  const follow = (
    unit: number,
    name: string,
    depth: number,
    visited: Set<string>,
  ): Found | null => {
    if (name === wholeUnit) return { unit, name, through: [] };
    const found = search(unit, name, depth, visited);
    const dot = name.indexOf('.');
    if (found || dot < 0) return found ?? { unit, name, through: [] };
    const namespace = search(unit, name.slice(0, dot), depth, visited);
    if (namespace?.name !== wholeUnit) return null;
    const member = follow(namespace.unit, name.slice(dot + 1), depth + 1, visited);
    return member && { ...member, through: [...namespace.through, ...member.through] };
  };
  const collect = (
    unit: number,
    through: readonly number[],
    into: Found[],
    visited: Set<number>,
  ): void => {
    if (visited.has(unit) || through.length > deepest) return;
    visited.add(unit);
    const path = [...through, unit];
    for (const reExport of exporters.get(unit)?.reExports ?? []) {
      if (exporters.get(reExport.unit)?.barrel) collect(reExport.unit, path, into, visited);
      else into.push({ unit: reExport.unit, name: '*', through: path });
    }
  };
  return {
    isBarrel: (unit) => exporters.get(unit)?.barrel ?? false,
    passesOn: (unit) => (exporters.get(unit)?.reExports.length ?? 0) > 0,
    find(unit, name) {
      const id = `${unit}:${name}`;
      let found = known.get(id);
      if (found === undefined) {
        found = search(unit, name, 0, new Set());
        known.set(id, found);
      }
      return found;
    },
    behind(unit) {
      const into: Found[] = [];
      collect(unit, [], into, new Set());
      return into;
    },
  };
}
