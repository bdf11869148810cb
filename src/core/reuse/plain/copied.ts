/** Whether the part of a place that uses something was copied from a file that used it already. */
import type { PathVersion } from '../../history/versions.ts';
import { sampleByHash } from '../../sampling.ts';
import type { TargetId } from '../dependencies.ts';
import { hashText } from '../lines.ts';
import type { Place } from '../place.ts';
import type { Survey } from '../survey.ts';

/** Other files that use it, looked at for what a use may have been copied from, at most. */
const mostModels = 100;
/** Lines on either side of one that uses a name. */
const linesAround = 2;
/** With fewer lines around it that say something, a line is alike by chance. */
const fewestAround = 3;

export interface Copied {
  /** Whether all that the version does with the words stood before, with the lines around, in files that use the target. */
  isCopied(
    place: Place,
    shown: PathVersion,
    target: TargetId,
    words: readonly string[],
  ): Promise<boolean>;
}

/** `places`: everything of the revision that depends on something. */
export function createCopied(survey: Survey, places: readonly Place[]): Copied {
  const { units, loader } = survey;
  return {
    async isCopied(place, shown, target, words) {
      const spots = await loader.read(shown.path, shown.blob, (version) =>
        spotsOf(version?.text() ?? '', words),
      );
      if (spots.length === 0) return false;
      const language = units.languageOf(place.path);
      const models = places.filter(
        ({ path, edges }) =>
          path !== place.path &&
          units.languageOf(path) === language &&
          edges.some((edge) => edge.target === target),
      );
      const then = sampleByHash(models, ({ path }) => survey.pathText(path), mostModels)
        .map(({ versions }) => versions.findLast(({ position }) => position < shown.position))
        .filter((version) => version !== undefined && version.blob >= 0);
      const texts = await Promise.all(
        then.map((version) =>
          loader.read(version!.path, version!.blob, (found) => new Set(found?.lines())),
        ),
      );
      return spots.every((spot) => texts.some((text) => standsIn(spot, text)));
    },
  };
}

/** A line that uses one of the words, with those around it that say something; as hashes of lines. */
interface Spot {
  readonly line: number;
  readonly around: readonly number[];
}

/** Where a text uses the words outside import statements. */
function spotsOf(text: string, words: readonly string[]): readonly Spot[] {
  const plain = words.filter((word) => /^\w+$/.test(word));
  if (plain.length === 0) return [];
  const uses = new RegExp(`\\b(?:${plain.join('|')})\\b`);
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\w/.test(line) && !isOfImport.test(line));
  return lines.flatMap((line, at) => {
    if (!uses.test(line)) return [];
    const before = lines.slice(Math.max(0, at - linesAround), at);
    const after = lines.slice(at + 1, at + 1 + linesAround);
    const around = [...before, ...after].map(hashText);
    return around.length < fewestAround ? [] : [{ line: hashText(line), around }];
  });
}

const isOfImport = /^(?:import|from|export .* from|\w+,?$|[\w\s{},*]+ = require)\b/;

/** Whether the line and most of those around it stand in the other text. */
function standsIn({ line, around }: Spot, text: ReadonlySet<number>): boolean {
  return text.has(line) && around.filter((other) => text.has(other)).length * 2 > around.length;
}
