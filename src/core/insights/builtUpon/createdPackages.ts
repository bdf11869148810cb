/** Packages (no examples, no tests) that others created with a file that depended on a contribution from the first version on. */
import type { Use } from '../../contributions/contribution.ts';
import { isInside } from '../../contributions/paths.ts';
import { placeKindOf } from '../../placeKind.ts';
import { birthOfPath, birthOfUnit } from '../../reuse/births.ts';
import type { Birth } from '../../reuse/origins.ts';
import type { Past } from '../past.ts';

export interface CreatedPackage {
  /** Its folder. */
  readonly path: string;
  /** The commit that created it, and in it the file. */
  readonly commit: number;
}

/** Oldest first. A package counts where one commit created it and the file of the use. */
export function findCreatedPackages(
  created: readonly Use[],
  past: Past,
): readonly CreatedPackage[] {
  const { history } = past;
  const found = new Map<string, CreatedPackage>();
  for (const { adoption, asset } of created) {
    const around = packageAround(adoption.place, past);
    if (around === null || found.has(around.path) || isInside(asset.path, around.path)) continue;
    if (placeKindOf(`${around.path}/`, false) !== 'code' || isForTests(around.path)) continue;
    const birth = around.birth();
    if (birth.approximate || history.commitId(birth.commit) !== adoption.commit) continue;
    if (wasThere(adoption.place, around.path, birth.commit, past))
      found.set(around.path, { path: around.path, commit: birth.commit });
  }
  return [...found.values()].sort((a, b) => history.rank[a.commit]! - history.rank[b.commit]!);
}

/** Folders of whole packages that only try others out. */
function isForTests(folder: string): boolean {
  return /(^|\/)(integrations?|e2e|private|packages-private)(\/|$)/.test(folder);
}
/** Whether a file lay in the folder when a commit changed it. */
function wasThere(
  place: string,
  folder: string,
  commit: number,
  { history, survey }: Past,
): boolean {
  const paths = new Set(survey.lineages.of(history.findPath(place)).map((stretch) => stretch.path));
  for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++) {
    const path = history.change.path[at]!;
    if (paths.has(path) && isInside(history.path(path), folder)) return true;
  }
  return false;
}

/** The package that a file lies in now; null where it lies in none, or only in that of the whole repository. */
function packageAround(
  place: string,
  { history, survey }: Past,
): { readonly path: string; readonly birth: () => Birth } | null {
  const { units, lineages, unitLineages, world, packages, end } = survey;
  const file = history.findPath(place);
  if (file < 0) return null;
  const unit = units.unitOf(file);
  if (unit >= 0 && units.isFolder(unit) && units.language(unit).id === 'go') {
    const birth = (): Birth => birthOfUnit(history, lineages, units, unitLineages, unit);
    return { path: units.name(unit), birth };
  }
  const pack = packages[world.packages.around(place, end - 1)];
  if (!pack || pack.folder === '') return null;
  const birth = (): Birth => birthOfPath(history, lineages, history.findPath(pack.manifest));
  return { path: pack.folder, birth };
}
