/** Finds the configuration of the repository that an `extends` may mean. */
import { folderOf } from '../../contributions/paths.ts';
import { findPackages } from '../javascript/packages.ts';
import { joinPath, keyOfModule, modulePathOf } from '../javascript/paths.ts';
import type { Import, Layout, Package, Resolution, Resolver, Target } from '../language.ts';
import { keyOf } from './paths.ts';

export function createResolver(layout: Layout): Resolver {
  const packages = new Map<string, Package>();
  for (const pack of findPackages(layout)) {
    for (const name of [pack.name, ...pack.formerNames])
      if (!packages.has(name)) packages.set(name, pack);
  }

  const ofPackage = (name: string): Resolution => {
    const [, bare = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(name) ?? [];
    const pack = packages.get(bare);
    if (!pack) return [];
    const inside = joinPath(pack.folder, rest);
    const files =
      inside === undefined
        ? []
        : rest === ''
          ? [
              ...ofFile(inside),
              ...['index', 'src/index', 'lib/index'].map((file) => toModule(`${inside}/${file}`)),
            ]
          : ofFile(inside);
    return [[{ key: `pkg:${pack.name}`, names: null }], files];
  };

  const resolve = (from: string, { specifier }: Import): Resolution => {
    const name = specifier.replace('<rootDir>/', './');
    if (/^\.\.?(?:\/|$)/.test(name)) {
      const path = joinPath(folderOf(from), name);
      return path === undefined ? [] : [ofFile(path)];
    }
    for (const candidate of packageNames(name)) {
      const found = ofPackage(candidate);
      if (found.length > 0) return found;
    }
    return [];
  };
  return { resolve };
}

/** A file may be configuration itself, or code that makes it. */
function ofFile(path: string): readonly Target[] {
  return [{ key: keyOf(path), names: null }, toModule(path)];
}

function toModule(path: string): Target {
  return { key: keyOfModule(modulePathOf(path)), names: null };
}

/** ESLint, Babel and Jest leave out what is the same in all names of their packages. */
function packageNames(name: string): readonly string[] {
  const plugin = /^plugin:((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1];
  if (plugin !== undefined) return short(plugin, ['eslint-plugin']);
  return [
    name,
    ...short(name, ['eslint-config', 'babel-preset', 'jest-preset', 'stylelint-config']),
  ];
}

function short(name: string, prefixes: readonly string[]): readonly string[] {
  const [, scope, rest = ''] = /^(@[^/]+)(?:\/(.+))?$/.exec(name) ?? [];
  return prefixes.flatMap((prefix) => {
    if (scope === undefined) return [`${prefix}-${name}`];
    return rest === '' ? [`${scope}/${prefix}`] : [`${scope}/${prefix}-${rest}`];
  });
}
