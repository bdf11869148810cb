/** Old ways that were only other names of the new one: a file that passed it on, or an alias. */
import { folderOf, isInside } from '../../contributions/paths.ts';
import { versionsOfPath } from '../../history/versions.ts';
import { parseManifest, isRecord } from '../../languages/javascript/packages.ts';
import type { WayId, Ways } from '../../reuse/ways.ts';
import type { SummaryAsset } from '../../summary/input.ts';
import type { Past } from '../past.ts';
import { isFrontOf } from './front.ts';
import { largestStep, type Move } from './move.ts';

/** Old ways are followed so many steps to see whether they lead to the new one. */
const mostSteps = 2;
/** This share of the places in one commit is nearly all of them. */
const nearlyAll = 0.9;
/** More files than this are not followed. */
const mostFollowed = 60;

/** Whether the places only came to name by itself what they had used through the old way. */
export async function isDetour(
  old: WayId,
  asset: SummaryAsset,
  moves: readonly Move[],
  past: Past,
  ways: Ways,
): Promise<boolean> {
  const first = moves[0]!;
  const { name, from } = ways.name(old);
  if (from === 'outside') {
    return isOneOfMany(name, first, past) ? isOneStep(moves) : isAlias(name, first, past);
  }
  if (isFrontOf(name, asset.path)) return true;
  const position = past.history.landedAt[first.commit]!;
  // What landed together with its first use is nothing that the old way can have stood on.
  if (past.history.landedAt[past.history.findCommit(asset.born.commit)]! >= position) return false;
  const isNew = (way: WayId): boolean => overlaps(ways.name(way).name, asset.path);
  if ([...(await behind([old], ways.passedOn, position, past, ways))].some(isNew)) return true;
  // What is built on the new way may be left step by step; by all at once it is only gone around.
  if (!isOneStep(moves)) return false;
  let reached: readonly WayId[] = [old];
  for (let step = 0; step < mostSteps; step++) {
    reached = [...(await behind(reached, ways.of, position, past, ways))];
    if (reached.some(isNew)) return true;
  }
  return false;
}

function overlaps(path: string, asset: string): boolean {
  return path === asset || isInside(asset, path) || isInside(path, asset);
}

function isOneStep(moves: readonly Move[]): boolean {
  return largestStep(moves).length >= moves.length * nearlyAll;
}

/** A single class from outside; a rewrite drops many of these at once, and none of them is the old way. */
function isOneOfMany(name: string, { place }: Move, { survey }: Past): boolean {
  return survey.units.languageOf(place)?.id === 'java' && /\.[A-Z]/.test(name);
}

/** What the files of the ways depended on just before a mainline position. */
async function behind(
  from: readonly WayId[],
  read: Ways['of'],
  position: number,
  { history, survey }: Past,
  ways: Ways,
): Promise<ReadonlySet<WayId>> {
  const paths = from
    .flatMap((way) => ways.files(way))
    .toSorted((a, b) => history.path(a).length - history.path(b).length || a - b)
    .slice(0, mostFollowed);
  const found = await Promise.all(
    paths.map(async (path) => {
      const standing = versionsOfPath(history, path).findLast((at) => at.position < position);
      if (!standing || standing.blob < 0) return new Set<WayId>();
      return survey.loader.read(path, standing.blob, (version) =>
        version ? read(version, path, standing.position, position) : new Set<WayId>(),
      );
    }),
  );
  return new Set(found.flatMap((each) => [...each]));
}

/** A bare name in JavaScript that no package.json around the place fetches stands for a file of the repository. */
async function isAlias(name: string, { place, commit }: Move, past: Past): Promise<boolean> {
  const { history, survey } = past;
  if (survey.units.languageOf(place)?.id !== 'js') return false;
  const position = history.landedAt[commit]!;
  for (let folder = folderOf(history.path(place)); ; folder = folderOf(folder)) {
    const manifest = history.findPath(folder === '' ? 'package.json' : `${folder}/package.json`);
    const standing =
      manifest < 0
        ? undefined
        : versionsOfPath(history, manifest).findLast((at) => at.position < position);
    const text = standing ? await past.text(manifest, standing.blob) : null;
    if (text !== null && fetches(text, name)) return false;
    if (folder === '') return true;
  }
}

function fetches(text: string, name: string): boolean {
  return Object.entries(parseManifest(text)).some(
    ([field, value]) =>
      /dependencies$/i.test(field) &&
      isRecord(value) &&
      isFetched(Object.getOwnPropertyDescriptor(value, name)?.value),
  );
}

/** A dependency that comes from elsewhere, and not from a folder beside. */
function isFetched(version: unknown): boolean {
  return typeof version === 'string' && !/^(link|file|portal|workspace):/.test(version);
}
