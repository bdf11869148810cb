/** Whether a file that somebody created was written anew, and took the work in the very commit that created it. */
import type { Contribution, Use } from '../../contributions/contribution.ts';
import { folderOf, stemOf } from '../../contributions/paths.ts';
import { adoptionsOf } from '../../contributions/uses.ts';
import { versionBefore } from '../../history/versions.ts';
import { birthOfPath } from '../../reuse/births.ts';
import { sampleByHash } from '../../sampling.ts';
import { linesAt, linesOf, shareIn } from '../likeness.ts';
import type { Past } from '../past.ts';

/** With so much of its first lines in one older file, it is a copy of that. */
const copiedShare = 0.45;
/** With so much of them in what its landing took out of other files, it holds what stood there. */
const movedShare = 0.25;
/** Shorter files are alike by chance, and tell nothing. */
const fewestLines = 4;
/** More older files, and more changed ones, are not read; what cannot be told is not counted. */
const mostModels = 200;
const mostChanged = 300;

/** The uses whose place the adopter created by the very commit, with lines that stood nowhere before. */
export async function createdAnew(
  uses: readonly Use[],
  contribution: Contribution,
  past: Past,
): Promise<readonly Use[]> {
  const models = placesOf(contribution, past);
  const found = await Promise.all(uses.map((use) => isCreatedAnew(use, models, past)));
  return uses.filter((_, index) => found[index]);
}

async function isCreatedAnew(
  { adoption, asset }: Use,
  models: ReadonlySet<number>,
  past: Past,
): Promise<boolean> {
  const { history, survey } = past;
  const place = history.findPath(adoption.place);
  if (place < 0) return false;
  const birth = birthOfPath(history, survey.lineages, place);
  if (birth.approximate || history.commitId(birth.commit) !== adoption.commit) return false;
  if (isInConversion(birth.path, birth.position, past)) return false;
  const blob = blobIn(birth.commit, birth.path, past);
  if (!(await takesIt(asset.path, { ...birth, blob }, past))) return false;
  const lines = await linesOf(birth.path, blob, past);
  if (lines.length < fewestLines) return false;
  const older = olderFiles(birth.path, birth.position, models, past);
  const texts = await Promise.all(older.map((each) => linesOf(each.path, each.blob, past)));
  if (texts.some((text) => shareIn(lines, text) >= copiedShare)) return false;
  const removed = await removedAt(birth.position, birth.path, past);
  return removed !== null && shareIn(lines, removed) < movedShare;
}

/** Whether files of the folder were written in another language then: what is new beside them stood elsewhere in the old one. */
function isInConversion(path: number, position: number, { history }: Past): boolean {
  const commit = history.mainline[position]!;
  const folder = folderOf(history.path(path));
  const [added, deleted] = [new Set<string>(), new Set<string>()];
  for (let at = history.changeStart[commit]!; at < history.changeEnd[commit]!; at++) {
    const other = history.path(history.change.path[at]!);
    if (folderOf(other) !== folder) continue;
    if (history.change.before[at]! < 0) added.add(stemOf(other));
    else if (history.change.after[at]! < 0) deleted.add(stemOf(other));
  }
  return [...added].some((stem) => deleted.has(stem));
}

/** Whether a version takes the asset, by itself or through what its own package passes on. */
function takesIt(
  asset: string,
  {
    path,
    blob,
    position,
  }: { readonly path: number; readonly blob: number; readonly position: number },
  { survey }: Past,
): Promise<boolean> {
  const { units, packages } = survey;
  const { packages: folders } = survey.world;
  const home = folders.around(asset, survey.end - 1);
  const nameOf = (target: number): string | undefined =>
    target < units.count ? units.name(target) : packages[target - units.count]?.folder;
  return survey.loader.read(path, blob, (version) => {
    if (!version?.isText()) return false;
    let isTaken = false;
    const facts = version.facts();
    survey.reader.read(
      { ...facts, imports: survey.pool.ownSpecifiers(facts.imports) },
      { path, from: position, until: position + 1, members: version.members },
      ({ target, through }) => {
        isTaken ||=
          nameOf(target) === asset &&
          through.every((unit) => folders.around(units.name(unit), survey.end - 1) === home);
      },
    );
    return isTaken;
  });
}

/** What a commit made of a file; -1 where it did not change it. */
function blobIn(commit: number, path: number, { history }: Past): number {
  const { change, changeStart, changeEnd } = history;
  for (let at = changeStart[commit]!; at < changeEnd[commit]!; at++)
    if (change.path[at] === path) return change.after[at]!;
  return -1;
}

/** Every file of today that depends on some of the work, whoever made it so. */
function placesOf({ assets }: Contribution, { history }: Past): ReadonlySet<number> {
  const places = assets.flatMap(adoptionsOf).map(({ adoption }) => adoption.place);
  return new Set(places.map((place) => history.findPath(place)).filter((path) => path >= 0));
}

/** Files of its language that stood before: its neighbours, its namesakes, and those that depend on the work. */
function olderFiles(path: number, position: number, models: ReadonlySet<number>, past: Past) {
  const { history, survey } = past;
  const language = survey.units.languageOf(path);
  const text = history.path(path);
  const folder = folderOf(text);
  const candidates = new Set([
    ...past.below(folder).filter((other) => folderOf(history.path(other)) === folder),
    ...past.namesakes(stemOf(text)),
    // A place may have had another path then.
    ...[...models].flatMap((model) => survey.lineages.of(model).map((stretch) => stretch.path)),
  ]);
  candidates.delete(path);
  const older = [...candidates].flatMap((other) => {
    const blob =
      survey.units.languageOf(other) === language
        ? (versionBefore(history, other, position)?.blob ?? -1)
        : -1;
    return blob < 0 ? [] : [{ path: other, blob }];
  });
  return sampleByHash(older, (each) => history.path(each.path), mostModels);
}

/** The lines that what landed there took out of other files of the language; null where these are too many. */
async function removedAt(position: number, path: number, past: Past) {
  const { history, survey } = past;
  const language = survey.units.languageOf(path);
  const commit = history.mainline[position]!;
  const changed = past
    .paths(commit)
    .filter((other) => other !== path && survey.units.languageOf(other) === language);
  if (changed.length > mostChanged) return null;
  const removed = await Promise.all(
    changed.map(async (other) => {
      const [before, after] = await Promise.all([
        linesAt(other, position - 1, past),
        linesAt(other, position, past),
      ]);
      const left = new Set(after);
      return before.filter((line) => !left.has(line));
    }),
  );
  return removed.flat();
}
