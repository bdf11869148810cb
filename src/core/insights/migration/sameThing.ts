/** New ways that are the old one under another name: the code moved, or the repository's own module was renamed. */
import { isInside } from '../../contributions/paths.ts';
import type { WayId, Ways } from '../../reuse/ways.ts';
import type { SummaryAsset } from '../../summary/input.ts';
import { linesAt, shareIn, type TellingLines } from '../likeness.ts';
import type { Past } from '../past.ts';
import type { Change, Move } from './move.ts';

/** With so much of its lines in the other one, it is that under another name. */
const sameShare = 0.5;
/** More files than this of either are not compared. */
const mostFiles = 40;

/** Whether the new way took over the old one's text when it was made, or until the first place moved. */
export async function isSameText(
  old: WayId,
  asset: SummaryAsset,
  moves: readonly Move[],
  past: Past,
  ways: Ways,
): Promise<boolean> {
  const { history } = past;
  const born = history.findCommit(asset.born.commit);
  const positions = [
    history.landedAt[moves[0]!.commit]!,
    ...(born < 0 ? [] : [history.landedAt[born]!]),
  ];
  const newer = filesOf(asset, past);
  for (const position of positions) {
    const [before, after] = await Promise.all([
      textOf(ways.files(old), position - 1, past),
      textOf(newer, position, past),
    ]);
    if (shareIn(after, before) >= sameShare) return true;
  }
  return false;
}

/** All paths, of any time, at which the asset lay. */
function filesOf({ path, formerPaths }: SummaryAsset, { history }: Past): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < history.pathCount; at++) {
    const text = history.path(at);
    if ([path, ...formerPaths].some((each) => text === each || isInside(text, each)))
      found.push(at);
  }
  return found;
}

async function textOf(
  paths: readonly number[],
  position: number,
  past: Past,
): Promise<TellingLines> {
  const texts = await Promise.all(
    paths.slice(0, mostFiles).map((path) => linesAt(path, position, past)),
  );
  return texts.flat();
}

/** Whether a name from outside is a former one of the repository's own module: what stood behind it is a folder here. */
export async function isOwnModule(
  { path, before }: Change,
  outside: string,
  past: Past,
): Promise<boolean> {
  const { survey } = past;
  if (survey.units.languageOf(path)?.id !== 'go') return false;
  const specifiers = await survey.loader.read(before.path, before.blob, (version) =>
    (version?.facts().imports ?? []).map(({ specifier }) => specifier),
  );
  return specifiers
    .filter((specifier) => specifier === outside || specifier.startsWith(`${outside}/`))
    .some((specifier) => foldersIn(specifier).some((folder) => past.below(folder).length > 0));
}

/** The folders of a repository that an import may mean, without the host and the owner. */
function foldersIn(specifier: string): readonly string[] {
  const parts = specifier.split('/').slice(2);
  return parts.map((_, index) => parts.slice(index).join('/'));
}
