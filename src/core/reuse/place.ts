/** The places of the revision read: what each depends on, and through which versions it came to be. */
import type { History } from '../history/history.ts';
import type { Lineages } from '../history/lineage.ts';
import type { PathVersion } from '../history/versions.ts';
import type { FileFacts, ImportedName } from '../languages/language.ts';
import type { StringPool } from '../languages/stringPool.ts';
import type { Via } from '../model.ts';
import {
  strongerVia,
  type Dependency,
  type DependencyReader,
  type FormerUse,
  type TargetId,
} from './dependencies.ts';

/** A place that depends on a target at the revision read. */
export interface Edge {
  readonly target: TargetId;
  readonly via: Via;
  readonly line: number;
  readonly through: readonly number[];
  /** Names taken, as `nameTag` writes them; empty where the whole unit is taken. */
  readonly names: readonly string[];
}

export interface Place {
  readonly path: number;
  /** Oldest first; the last one is the version of the revision read (or a deletion). */
  readonly versions: readonly PathVersion[];
  readonly edges: readonly Edge[];
}

/** A name that a version took from a unit which does not offer it any more. */
export interface FormerName {
  readonly unit: number;
  readonly name: string;
  readonly tag: string;
}

/** Default exports are told apart by what they are called locally. */
export function nameTag(name: ImportedName): string {
  return name.imported === 'default' ? `default:${name.local}` : name.imported;
}

/** Merges what the imports of one version say into one edge per target. */
export function toEdges(
  reader: DependencyReader,
  facts: Pick<FileFacts, 'imports'>,
  standing: Parameters<DependencyReader['read']>[1],
): Edge[] {
  const found = new Map<
    TargetId,
    { via: Via; line: number; through: readonly number[]; names: Set<string> }
  >();
  reader.read(facts, standing, (dependency: Dependency) => {
    const known = found.get(dependency.target);
    const tags = dependency.names?.map(nameTag) ?? [];
    if (!known) {
      found.set(dependency.target, {
        via: dependency.via,
        line: dependency.line,
        through: dependency.through,
        names: new Set(tags),
      });
      return;
    }
    for (const tag of tags) known.names.add(tag);
    const stronger = strongerVia(dependency.via, known.via);
    if (stronger === dependency.via && (stronger !== known.via || dependency.line < known.line)) {
      known.via = stronger;
      known.line = dependency.line;
      known.through = dependency.through;
    }
  });
  return [...found].map(([target, edge]) => ({ target, ...edge, names: [...edge.names] }));
}

/** The targets of one version, and the names that it took from units which offer them no more. */
export function readTargets(
  reader: DependencyReader,
  facts: Pick<FileFacts, 'imports'>,
  standing: Parameters<DependencyReader['read']>[1],
  former: FormerName[],
  { own }: Pick<StringPool, 'own'>,
): Set<TargetId> {
  const targets = new Set<TargetId>();
  reader.read(
    facts,
    standing,
    (dependency) => targets.add(dependency.target),
    (use: FormerUse) => {
      for (const name of use.names ?? []) {
        former.push({ unit: use.unit, name: own(name.imported), tag: own(nameTag(name)) });
      }
    },
  );
  return targets;
}

/** Until when the version at `index` stood. */
export function standsUntil(versions: readonly PathVersion[], index: number, end: number): number {
  return versions[index + 1]?.position ?? end;
}

/** The paths that a place had among the commits that landed at one mainline position, the one it ended with first. */
export function pathsInGroup(
  history: History,
  lineages: Lineages,
  path: number,
  position: number,
): number[] {
  const paths = [path];
  const from = lineages.renamedFrom(position, path);
  if (from >= 0) paths.push(from);
  // A file renamed inside the branch had other names there which the mainline never saw.
  for (let index = 0; index < paths.length && paths.length < 8; index++) {
    for (const change of changesInGroup(history, paths[index]!, position)) {
      if (history.change.before[change]! >= 0) continue;
      const source = lineages.renamedIn(history.change.commit[change]!, paths[index]!);
      if (source >= 0 && !paths.includes(source)) paths.push(source);
    }
  }
  return paths;
}

/** Changes of a path in the side commits that landed at a position, oldest first. */
export function changesInGroup(history: History, path: number, position: number): number[] {
  const found: number[] = [];
  for (let at = history.pathStart[path]!; at < history.pathStart[path + 1]!; at++) {
    const change = history.pathChanges[at]!;
    const commit = history.change.commit[change]!;
    if (history.landedAt[commit] === position && history.mainline[position] !== commit)
      found.push(change);
  }
  return found;
}
