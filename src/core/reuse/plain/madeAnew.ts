/** Whether an asset was written anew when it was made, or goes on from what others had written elsewhere. */
import type { History } from '../../history/history.ts';
import type { Lineages } from '../../history/lineage.ts';
import { baseName } from '../../history/pathNames.ts';
import { birthOfPath } from '../births.ts';
import type { Credit } from '../credit.ts';
import type { Birth } from '../origins.ts';
import type { Shares } from '../shares.ts';

export interface MadeAnewInput {
  readonly history: History;
  readonly lineages: Lineages;
  readonly credit: Credit;
  readonly shares: Shares;
}

/** With less of its first lines than this, what was made was others'. */
const leastShare = 0.5;

/**
 * False where less than half of its lines were the person's when it landed, wherever they had stood before; or where its
 * file takes the place of one that others had made, of the same name and another extension, which the commit deleted.
 */
export async function isMadeAnew(
  birth: Birth,
  files: readonly number[],
  person: number,
  { history, lineages, credit, shares }: MadeAnewInput,
): Promise<boolean> {
  const isOthers = (source: number): boolean =>
    credit.person(birthOfPath(history, lineages, source).commit) !== person;
  if (convertedBy(history, birth).some(isOthers)) return false;
  const share = await shares.at(files, birth.position, person);
  return share === null || share >= leastShare;
}

/** Files of the same name and another extension that the commit deleted. */
function convertedBy(history: History, { commit, path }: Birth): readonly number[] {
  if (path < 0) return [];
  const found: number[] = [];
  const [name, extension] = parts(history.path(path));
  for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++) {
    if (history.change.after[at]! >= 0) continue;
    const [other, otherExtension] = parts(history.path(history.change.path[at]!));
    if (other === name && otherExtension !== extension) found.push(history.change.path[at]!);
  }
  return found;
}

const ordinary = /^(index|__init__|mod|main|init|doc|types|package-info|package)$/;

/** The name, with its folder where it is as common as others, and the extension. */
function parts(path: string): readonly [name: string, extension: string] {
  const base = baseName(path);
  const dot = base.indexOf('.', 1);
  const name = (dot < 0 ? base : base.slice(0, dot)).toLowerCase();
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return [ordinary.test(name) ? folder + name : name, dot < 0 ? '' : base.slice(dot)];
}
