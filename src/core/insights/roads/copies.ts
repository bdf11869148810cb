/** Configuration that came as it stood elsewhere already. */
import type { Use } from '../../contributions/contribution.ts';
import { adoptionsOf } from '../../contributions/uses.ts';
import type { PathVersion } from '../../history/versions.ts';
import type { Past } from '../past.ts';

/** The uses, with those of configuration marked as copied whose first version is to the byte one of another place. */
export function withCopies(uses: readonly Use[], past: Past): readonly Use[] {
  const assets = new Set(uses.map(({ asset }) => asset));
  const places = [...assets].flatMap(adoptionsOf).map(({ adoption }) => adoption.place);
  const first = new Map([...new Set(places)].map((place) => [place, firstOf(place, past)]));
  return uses.map((use) => {
    const own = first.get(use.adoption.place);
    if (use.adoption.placeKind !== 'config' || !own) return use;
    const isCopied = [...first.values()].some((other) => other && isModelOf(other, own));
    return isCopied ? { ...use, adoption: { ...use.adoption, copied: true } } : use;
  });
}

function firstOf(place: string, { history, survey }: Past): PathVersion | undefined {
  const path = history.findPath(place);
  return path < 0 ? undefined : survey.lineages.versions(path).find(({ blob }) => blob >= 0);
}

/** Of those that landed together one is the model of the others. */
function isModelOf(model: PathVersion, copy: PathVersion): boolean {
  if (model.blob !== copy.blob || model.path === copy.path) return false;
  return (
    model.position < copy.position || (model.position === copy.position && model.path < copy.path)
  );
}
