import { byCodeUnits } from '../../contributions/ids.ts';
/** Whether the part of a place that uses something was copied from a file that used it already. */
import type { History } from '../../history/history.ts';
import { baseName, folderOf } from '../../history/pathNames.ts';
import { versionBefore, type PathVersion } from '../../history/versions.ts';
import { sampleByHash } from '../../sampling.ts';
import { birthOfPath } from '../births.ts';
import type { TargetId } from '../dependencies.ts';
import { hashText } from '../lines.ts';
import type { Place } from '../place.ts';
import type { Survey } from '../survey.ts';

/** Other files that use it, looked at for what a use may have been copied from, at most. */
const mostModels = 150;
/** Files beside a new one, looked at whether it was copied from them, at most. */
const mostSiblings = 80;
/** Lines on either side of one that uses a name. */
const linesAround = 2;
/** With fewer lines around it that say something, a line is alike by chance. */
const fewestAround = 3;

export interface Copied {
  /**
   * Whether most of a new file, or all that the version does with the words and the lines around that, stood in files that
   * used the target before the commit.
   */
  isCopied(
    place: Place,
    shown: PathVersion,
    use: { readonly target: TargetId; readonly commit: number; readonly words: readonly string[] },
  ): Promise<boolean>;
}

/** `places`: everything of the revision that depends on something. */
export function createCopied(history: History, survey: Survey, places: readonly Place[]): Copied {
  const { units, lineages, loader } = survey;
  const births = new Map<number, number>();
  /** Where the commit that created a file stands among all. */
  const bornAt = (path: number): number => {
    let rank = births.get(path);
    if (rank === undefined)
      births.set(path, (rank = history.rank[birthOfPath(history, lineages, path).commit]!));
    return rank;
  };
  let byFolder: ReadonlyMap<string, readonly number[]> | undefined;
  let byName: ReadonlyMap<string, readonly number[]> | undefined;
  /** What stood beside a file, in its folder or one that lies beside that, or was called like it anywhere, when it came; of many those of the like names. */
  const siblingsBefore = ({
    path,
    position,
  }: PathVersion): readonly (PathVersion | undefined)[] => {
    const isCode = (one: number): boolean => units.languageOf(one) !== undefined;
    byFolder ??= groupPaths(history, isCode, (one) => [folderOf(one), folderOf(folderOf(one))]);
    const folder = folderOf(history.path(path));
    const beside = [folder, folderOf(folder)].flatMap((one) => byFolder!.get(one) ?? []);
    byName ??= groupPaths(history, isCode, (one) => [baseName(one)]);
    const alike = byName.get(baseName(history.path(path))) ?? [];
    const all = [...new Set([...alike, ...beside])].filter((one) => one !== path);
    return mostAlikeByName(survey.pathText(path), all, survey.pathText)
      .slice(0, mostSiblings)
      .map((one) => versionBefore(history, one, position));
  };
  return {
    async isCopied(place, shown, { target, commit, words }) {
      const { lines, spots } = await loader.read(shown.path, shown.blob, (version) =>
        readSpots(version?.text() ?? '', words),
      );
      const isNew = place.versions[0] === shown && lines.length >= fewestLines;
      if (spots.length === 0 && !isNew) return false;
      const language = units.languageOf(place.path);
      const users = places.filter(
        ({ path, edges }) =>
          path !== place.path &&
          units.languageOf(path) === language &&
          edges.some((edge) => edge.target === target) &&
          bornAt(path) < history.rank[commit]!,
      );
      const then = [
        ...sampleByHash(users, ({ path }) => survey.pathText(path), mostModels).map(
          ({ versions }) => versions.findLast(({ position }) => position <= shown.position),
        ),
        ...(isNew ? siblingsBefore(shown) : []),
      ].filter((version) => version !== undefined && version.blob >= 0);
      const texts = await Promise.all(
        then.map((version) =>
          loader.read(version!.path, version!.blob, (found) => new Set(found?.lines())),
        ),
      );
      if (isNew && texts.some((text) => countIn(lines, text) >= lines.length * copiedShare))
        return true;
      const isAnywhere = (line: number): boolean => texts.some((text) => text.has(line));
      if (isNew && lines.filter(isAnywhere).length >= lines.length * gatheredShare) return true;
      return spots.length > 0 && spots.every((spot) => texts.some((text) => standsIn(spot, text)));
    },
  };
}

/** Shorter files are alike by chance. */
const fewestLines = 4;
/** A new file of which so much stands in another one began as a copy of that. */
const copiedShare = 0.4;
/** And one of which so much stands in several of them was put together from these, by a tool perhaps. */
const gatheredShare = 0.6;

/** Paths, those first whose names share most words with that of another one. */
function mostAlikeByName(
  name: string,
  paths: readonly number[],
  nameOf: (path: number) => string,
): readonly number[] {
  const words = new Set(wordsOfName(name));
  const shared = new Map(
    paths.map(
      (path) => [path, wordsOfName(nameOf(path)).filter((word) => words.has(word)).length] as const,
    ),
  );
  return paths.toSorted(
    (a, b) => shared.get(b)! - shared.get(a)! || byCodeUnits(nameOf(a), nameOf(b)),
  );
}

function wordsOfName(path: string): readonly string[] {
  return baseName(path)
    .toLowerCase()
    .split(/[^a-z\d]+/);
}

/** Paths by what is told of each. */
function groupPaths(
  history: History,
  isWanted: (path: number) => boolean,
  keysOf: (path: string) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (let path = 0; path < history.pathCount; path++) {
    if (!isWanted(path)) continue;
    for (const key of new Set(keysOf(history.path(path)))) {
      const known = found.get(key);
      if (known) known.push(path);
      else found.set(key, [path]);
    }
  }
  return found;
}

function countIn(lines: readonly number[], text: ReadonlySet<number>): number {
  return lines.filter((line) => text.has(line)).length;
}

/** A line that uses one of the words, with those around it that say something; as hashes of lines. */
export interface Spot {
  readonly line: number;
  readonly around: readonly number[];
}

/** The lines that say something, outside import statements; those that use one of the words, and where these stand. */
export function readSpots(
  text: string,
  words: readonly string[],
): {
  readonly lines: readonly number[];
  readonly using: readonly number[];
  readonly spots: readonly Spot[];
} {
  const plain = words.filter((word) => /^[\w.]+$/.test(word));
  const uses = new RegExp(`\\b(?:${plain.map(escaped).join('|')})\\b`);
  const telling = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\w/.test(line) && !isOfImport.test(line));
  const lines = telling.map(hashText);
  const at = telling.flatMap((line, index) => (plain.length > 0 && uses.test(line) ? [index] : []));
  const spots = at.map((index) => ({
    line: lines[index]!,
    around: [
      ...lines.slice(Math.max(0, index - linesAround), index),
      ...lines.slice(index + 1, index + 1 + linesAround),
    ],
  }));
  return {
    lines,
    using: spots.map(({ line }) => line),
    spots: spots.filter(({ around }) => around.length >= fewestAround),
  };
}

function escaped(word: string): string {
  return word.replaceAll('.', '\\.');
}

const isOfImport =
  /^(?:(?:import|from|package|export .* from|[\w\s{},*]+ = require)\b|\w+,?$|(?:\w+ )?"[^"\s]+"$)/;

/** Whether the line and most of those around it stand in the other text. */
function standsIn({ line, around }: Spot, text: ReadonlySet<number>): boolean {
  return text.has(line) && around.filter((other) => text.has(other)).length * 2 > around.length;
}
