/** Whether something that a person made took over a file of somebody else that stood already, whatever that was called. */
import { folderOf, stemOf } from '../contributions/paths.ts';
import { versionBefore } from '../history/versions.ts';
import { isWorkflow } from '../languages/actions/paths.ts';
import { birthOfPath } from '../reuse/births.ts';
import { sampleByHash } from '../sampling.ts';
import { linesAt, linesOf, shareIn } from './likeness.ts';
import type { Past } from './past.ts';

/** With so much of its first lines in an older file, it is that file. */
const leastShare = 0.5;
/** Workflows begin alike: they check out, set up and install. */
const leastOfWorkflow = 0.8;
/** Shorter files are alike by chance. */
const fewestLines = 3;
/** More files of the asset, and more older ones for each, are not read. */
const mostFiles = 30;
const mostModels = 150;
/** What was taken from a file that was taken from another one is followed so far. */
const deepest = 3;

/** Whether most lines with which the files landed lie in those that had such a model by somebody else. */
export async function isTakenFromOthers(
  files: readonly number[],
  past: Past,
  depth = 0,
): Promise<boolean> {
  const chosen = sampleByHash(files, (path) => past.history.path(path), mostFiles);
  const found = await Promise.all(chosen.map((path) => takenLines(path, past, depth)));
  const all = found.reduce((sum, { lines }) => sum + lines, 0);
  const taken = found.reduce((sum, file) => sum + (file.isTaken ? file.lines : 0), 0);
  return all > 0 && taken * 2 >= all;
}

async function takenLines(
  path: number,
  past: Past,
  depth: number,
): Promise<{ readonly lines: number; readonly isTaken: boolean }> {
  const stretches = past.survey.lineages.of(path);
  const first = stretches.at(-1);
  if (!first) return { lines: 0, isTaken: false };
  const lines = await linesAt(first.path, first.from, past);
  if (lines.length < fewestLines) return { lines: lines.length, isTaken: false };
  const own = new Set(stretches.map((stretch) => stretch.path));
  const least = isWorkflow(past.history.path(path)) ? leastOfWorkflow : leastShare;
  const models = olderModels(first.path, first.from, own, past);
  const texts = await Promise.all(models.map((model) => linesOf(model.path, model.blob, past)));
  for (const [index, model] of models.entries()) {
    if (shareIn(lines, texts[index]!) < least) continue;
    const { commit } = birthOfPath(past.history, past.survey.lineages, model.path);
    const isOthers = past.credit.person(commit) !== past.person;
    if (isOthers || (depth < deepest && (await isTakenFromOthers([model.path], past, depth + 1))))
      return { lines: lines.length, isTaken: true };
  }
  return { lines: lines.length, isTaken: false };
}

/** Files that stood before, of the same name in whatever folder; those that changed just then come first. */
function olderModels(path: number, position: number, own: ReadonlySet<number>, past: Past) {
  const { history } = past;
  const name = history.path(path);
  // Workflows go by any name.
  const like = isWorkflow(name)
    ? past.below(folderOf(name)).filter((other) => isWorkflow(history.path(other)))
    : past.namesakes(stemOf(name));
  const standing = like.flatMap((other) => {
    const blob = own.has(other) ? -1 : (versionBefore(history, other, position)?.blob ?? -1);
    return blob < 0 ? [] : [{ path: other, blob }];
  });
  const changed = new Set(past.paths(history.mainline[position]!));
  const [now, before] = [true, false].map((isNow) =>
    standing.filter((each) => changed.has(each.path) === isNow),
  ) as [typeof standing, typeof standing];
  return [now, before].flatMap((some) =>
    sampleByHash(some, (each) => history.path(each.path), mostModels),
  );
}
