/** Uses that a place had before the stretch in which it has them today, which the rules of crediting may not see. */
import type { History } from '../../history/history.ts';
import type { Lineages } from '../../history/lineage.ts';
import { versionsOfPath, type PathVersion } from '../../history/versions.ts';
import type { Unclear } from '../../model.ts';
import type { Credit } from '../credit.ts';
import type { DatedUse } from '../dateUses.ts';
import { dateExhaustively, type DatingContext } from '../dating.ts';
import type { Place } from '../place.ts';
import type { Survey } from '../survey.ts';
import { didLike, type Ways } from './before.ts';

export interface EarlierInput {
  readonly history: History;
  readonly survey: Survey;
  readonly credit: Credit;
  readonly dating: DatingContext;
}

/** A use of which nothing speaks against so far, with the ways in which the place takes it. */
export interface PlainUse {
  readonly use: DatedUse;
  readonly ways: Ways;
}

/** Many questions at once make few large requests of git. */
const chunk = 200;
/** Versions of before a use, of all places together, that are read for the like of it. */
const mostEarlier = 12_000;
/** Versions read at most to see whether a use was dropped before. */
const mostVersions = 8_000;

/** Uses of places of which an earlier version, of their paths whoever stood there, did the like; or could not be read. */
export async function findEarlier(
  { history, survey }: EarlierInput,
  uses: readonly PlainUse[],
): Promise<ReadonlyMap<DatedUse, Unclear>> {
  const earlier = new Map(
    uses.map(({ use }) => [use, versionsBefore(use, history, survey.lineages)] as const),
  );
  const found = new Map<DatedUse, Unclear>();
  let read = 0;
  const inOrder = uses.toSorted(
    (a, b) =>
      earlier.get(a.use)!.length - earlier.get(b.use)!.length ||
      a.use.place.path - b.use.place.path,
  );
  for (let start = 0; start < inOrder.length; start += chunk) {
    await Promise.all(
      inOrder.slice(start, start + chunk).map(async ({ use, ways }) => {
        const versions = earlier.get(use)!;
        read += versions.length;
        if (read > mostEarlier) return found.set(use, 'unread');
        const held = await Promise.all(
          versions.map((one) => didLike(survey, one, use.origin.shown, ways)),
        );
        return held.includes(true) && found.set(use, 'returned');
      }),
    );
  }
  return found;
}

function versionsBefore(
  { place, origin }: DatedUse,
  history: History,
  lineages: Lineages,
): readonly PathVersion[] {
  const paths = new Set(lineages.of(place.path).map(({ path }) => path));
  return [...paths].flatMap((path) =>
    versionsOfPath(history, path).filter(({ position }) => position < origin.shown.position),
  );
}

/**
 * Uses of places that had it before and dropped it, which bisecting missed, or that somebody else brought back; as far
 * as few enough versions tell.
 */
export async function findReturned(
  { dating, history, credit }: EarlierInput,
  uses: readonly DatedUse[],
): Promise<readonly DatedUse[]> {
  const byPlace = new Map<Place, DatedUse[]>();
  for (const use of uses) {
    if (use.edge !== null) byPlace.set(use.place, [...(byPlace.get(use.place) ?? []), use]);
  }
  const places: Place[] = [];
  let versions = 0;
  for (const place of [...byPlace.keys()].toSorted(byVersions)) {
    versions += place.versions.length;
    if (versions > mostVersions) break;
    places.push(place);
  }
  const dated = await dateExhaustively(dating, places);
  return places.flatMap((place, index) =>
    byPlace.get(place)!.filter(({ target, origin }) => {
      const found = dated[index]!.find((one) => one.target === target);
      if (!found) return false;
      const since = found.since === null ? null : place.versions[found.since]!.position;
      const isBroughtBack =
        since !== null && credit.person(history.mainline[since]!) !== credit.person(origin.commit);
      return isBroughtBack || place.versions[found.first]!.position < origin.shown.position;
    }),
  );
}

function byVersions(a: Place, b: Place): number {
  return a.versions.length - b.versions.length || a.path - b.path;
}
