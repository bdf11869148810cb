/** Which assets are one contribution: a package with its modules, a folder, or modules made in one go. */
import { dayOf } from '../period.ts';
import type { SummaryAsset } from '../summary/input.ts';
import { byCodeUnits } from './ids.ts';
import { areaOf, baseOf, folderOf, isContainer, isInside } from './paths.ts';
import { adoptionsOf } from './uses.ts';

export interface AssetGroup {
  /** The folder or file after which the group is called. */
  readonly anchor: string;
  /** `tree`: everything below the anchor; `folder`: what lies in it directly; `files`: only the assets themselves. */
  readonly extent: 'tree' | 'folder' | 'files';
  /** Oldest first. */
  readonly assets: readonly SummaryAsset[];
  /** A remainder of groups too small to be told each. */
  readonly folded: boolean;
}

/** More modules than this in one package are no longer one piece of work. */
const hugePackage = 12;
/** More modules than this in one folder without a package are told apart by when they were made. */
const largeFolder = 5;
/** Modules made within so many days of each other are one series. */
const seriesGap = 90;
/** More groups than this are folded by area, those with the fewest users first. */
const mostGroups = 15;

/** Groups in order of their anchors; every asset is in exactly one. */
export function groupAssets(assets: readonly SummaryAsset[]): readonly AssetGroup[] {
  const packages = assets
    .filter((asset) => asset.kind === 'package')
    .map((asset) => packageFolder(asset));
  const roots = packages.filter((folder) => folder !== '').sort((a, b) => b.length - a.length);
  const byHome = new Map<string, SummaryAsset[]>();
  for (const asset of assets) {
    const home =
      asset.kind === 'package'
        ? packageFolder(asset)
        : roots.find((root) => isInside(asset.path, root));
    const key = home !== undefined && home !== '' ? `tree:${home}` : homeWithoutPackage(asset);
    const group = byHome.get(key) ?? [];
    group.push(asset);
    byHome.set(key, group);
  }
  const groups: AssetGroup[] = [];
  for (const [key, members] of byHome) {
    const anchor = key.slice(key.indexOf(':') + 1);
    if (key.startsWith('tree:')) groups.push(...splitTree(anchor, members));
    else if (key.startsWith('folder:')) groups.push(...splitFolder(anchor, members));
    else groups.push(group(anchor, 'files', members));
  }
  return foldTail(groups).toSorted(
    (a, b) => byCodeUnits(a.anchor, b.anchor) || byBirth(a.assets[0]!, b.assets[0]!),
  );
}

/** The folder of a package, whether the asset is named by it or by its manifest. */
export function packageFolder(asset: Pick<SummaryAsset, 'path'>): string {
  return /^(package\.json|go\.mod|pyproject\.toml|setup\.(py|cfg)|pom\.xml|build\.gradle(\.kts)?)$/.test(
    baseOf(asset.path),
  )
    ? folderOf(asset.path)
    : asset.path;
}

/** Whether it holds the package that its anchor is, or most of the code files there: only then it is what the anchor is called. */
export function isMostOfAnchor(
  { anchor, assets }: AssetGroup,
  codeFiles: readonly string[],
): boolean {
  if (assets.some((asset) => asset.kind === 'package' && packageFolder(asset) === anchor))
    return true;
  const files = codeFiles.filter((file) => isInside(file, anchor));
  const held = files.filter((file) =>
    assets.some(({ path }) => file === path || isInside(file, path)),
  );
  return files.length === 0 || held.length * 2 > files.length;
}

function homeWithoutPackage(asset: SummaryAsset): string {
  if (asset.kind === 'workflow' || asset.kind === 'action' || asset.kind === 'configuration')
    return `file:${asset.path}`;
  if (asset.kind === 'package') return 'file:';
  return `folder:${folderOf(asset.path)}`;
}

/** A huge package is told by its subfolders; what lies in it directly stays with the package. */
function splitTree(anchor: string, assets: readonly SummaryAsset[]): readonly AssetGroup[] {
  if (assets.length <= hugePackage) return [group(anchor, 'tree', assets)];
  const own: SummaryAsset[] = [];
  const bySubfolder = new Map<string, SummaryAsset[]>();
  for (const asset of assets) {
    const subfolder = subfolderOf(asset, anchor);
    if (subfolder === null) own.push(asset);
    else bySubfolder.set(subfolder, [...(bySubfolder.get(subfolder) ?? []), asset]);
  }
  const groups: AssetGroup[] = [];
  for (const [subfolder, members] of bySubfolder) {
    if (members.length <= 2) own.push(...members);
    else groups.push(...splitTree(subfolder, members));
  }
  return own.length > 0 ? [group(anchor, 'tree', own), ...groups] : groups;
}

/** The first telling subfolder of the anchor in which an asset lies (`src` is none). */
function subfolderOf(asset: SummaryAsset, anchor: string): string | null {
  if (asset.kind === 'package') return null;
  const parts = asset.path
    .slice(anchor.length + 1)
    .split('/')
    .slice(0, -1);
  const end = parts.findIndex((part) => !isContainer(part));
  return end < 0 ? null : [anchor, ...parts.slice(0, end + 1)].join('/');
}

function splitFolder(anchor: string, assets: readonly SummaryAsset[]): readonly AssetGroup[] {
  if (assets.length === 1) return [group(assets[0]!.path, 'files', assets)];
  if (assets.length <= largeFolder) return [group(anchor, 'folder', assets)];
  const series: SummaryAsset[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const asset of assets.toSorted(byBirth)) {
    const day = dayOf(asset.born.landed) ?? 0;
    if (series.length === 0 || day - last > seriesGap) series.push([]);
    series.at(-1)!.push(asset);
    last = day;
  }
  return series.map((members) =>
    group(members.length === 1 ? members[0]!.path : anchor, 'files', members),
  );
}

function foldTail(groups: readonly AssetGroup[]): readonly AssetGroup[] {
  if (groups.length <= mostGroups) return groups;
  const ordered = groups.toSorted(
    (a, b) => places(b) - places(a) || byBirth(a.assets[0]!, b.assets[0]!),
  );
  const kept = ordered.slice(0, mostGroups - 3);
  const byArea = new Map<string, SummaryAsset[]>();
  for (const small of ordered.slice(mostGroups - 3)) {
    const area = areaOf(small.assets[0]!.path);
    byArea.set(area, [...(byArea.get(area) ?? []), ...small.assets]);
  }
  const areas = [...byArea].toSorted(
    (a, b) => b[1].length - a[1].length || byCodeUnits(a[0], b[0]),
  );
  const folded = areas.slice(0, 2).map(([area, members]) => group(area, 'files', members, true));
  const rest = areas.slice(2).flatMap(([, members]) => members);
  return rest.length > 0
    ? [...kept, ...folded, group('', 'files', rest, true)]
    : [...kept, ...folded];
}

function places(of: AssetGroup): number {
  const found = new Set<string>();
  for (const asset of of.assets) {
    for (const { repository, adoption } of adoptionsOf(asset))
      if (!adoption.own) found.add(`${repository}\0${adoption.place}`);
  }
  return found.size;
}

function group(
  anchor: string,
  extent: AssetGroup['extent'],
  assets: readonly SummaryAsset[],
  folded = false,
): AssetGroup {
  return { anchor, extent, assets: assets.toSorted(byBirth), folded };
}

function byBirth(a: SummaryAsset, b: SummaryAsset): number {
  return (
    (dayOf(a.born.landed) ?? 0) - (dayOf(b.born.landed) ?? 0) ||
    Number(b.kind === 'package') - Number(a.kind === 'package') ||
    byCodeUnits(a.path, b.path) ||
    byCodeUnits(a.symbol ?? '', b.symbol ?? '')
  );
}
