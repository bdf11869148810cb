/** Finds the workflows and actions of the repository that a `uses` may mean. */
import type { Import, Layout, Resolution, Resolver } from '../language.ts';
import { isAction, isWorkflow, keyOfUnit, unitOfPath } from './paths.ts';

/**
 * `owner/name/path@ref` is the repository's own where its host calls it `name`, whoever owns it: forks name their origin.
 * Where that is not known, a path that this repository has in the right place is taken for its own.
 */
export function createResolver(layout: Layout): Resolver {
  const ownName = layout.repositoryName?.toLowerCase() ?? null;
  const units = new Set(
    layout.paths.filter((path) => isWorkflow(path) || isAction(path)).map(unitOfPath),
  );

  const resolve = (_from: string, { specifier }: Import): Resolution => {
    if (/^\.\.?(?:\/|$)/.test(specifier)) {
      const path = normalize(specifier);
      if (path === undefined) return [];
      // An action may also be used from where a step has checked the repository out to.
      const inside = path.slice(path.indexOf('/') + 1);
      const isElsewhere = !units.has(path) && inside !== path && units.has(inside);
      return [[path, ...(isElsewhere ? [inside] : [])].map(toTarget)];
    }
    const named = /^[\w.-]+\/([\w.-]+)\/([^@]+)@/.exec(specifier);
    if (!named || (ownName !== null && named[1]!.toLowerCase() !== ownName)) return [];
    const path = normalize(named[2]!);
    return path !== undefined && units.has(path) ? [[toTarget(path)]] : [];
  };
  return { resolve };
}

function toTarget(unit: string) {
  return { key: keyOfUnit(unit), names: null };
}

/** The path from the root of the repository; undefined where that leaves it. */
function normalize(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/') || '.';
}
