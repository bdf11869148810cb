/** Finds the modules of the repository that a specifier may mean. */
import type { Import, Layout, Package, Resolution, Resolver, Target } from '../language.ts';
import { declaredPaths, isBuilt, lookUp, sourcesOf } from './entries.ts';
import { findPackages, isRecord, parseManifest, type Json } from './packages.ts';
import { folderOf, isPackageManifest, joinPath, keyOfModule, modulePathOf } from './paths.ts';
import { createPathMapper } from './tsconfig.ts';

/** What a specifier means, apart from the names that an import takes: one list of keys for each thing meant. */
type Meaning = readonly (readonly string[])[];

const nothing: Meaning = [];

export function createResolver(layout: Layout): Resolver {
  const packages = createPackageFinder(layout);
  const mapped = createPathMapper(layout);
  const manifestAbove = createManifestFinder(layout);
  const known = new Map<string, Map<string, Meaning>>();

  const meaningOf = (folder: string, specifier: string): Meaning => {
    if (isRelative(specifier)) return one(relativeKeys(folder, specifier));
    if (specifier.startsWith('/')) return one(servedKeys(folder, specifier));
    if (specifier.startsWith('node:')) return nothing;
    const keys = mapped(folder, specifier).flatMap(keysOfModule);
    if (specifier.startsWith('#')) return one([...keys, ...privateKeys(folder, specifier)]);
    const named = packages(specifier);
    if (named) return [[`pkg:${named.name}`], unique([...keys, ...named.keys])];
    return one([...keys, ...linkedKeys(folder, specifier)]);
  };

  const relativeKeys = (folder: string, specifier: string): readonly string[] => {
    const path = joinPath(folder, specifier);
    if (path === undefined) return [];
    if (/(?:^|\/)\.{0,2}$/.test(specifier)) {
      return [keyOfModule(path === '' ? 'index' : `${path}/index`), ...keysOfModule(path)];
    }
    // What is built is not in the repository, but what it is built from is.
    const inPackage = manifestAbove(folderOf(path))?.folder ?? '';
    const below = inPackage === '' ? path : path.slice(inPackage.length + 1);
    return isBuilt(below) ? keysBehind(inPackage, [below]) : keysOfModule(path);
  };

  /** A path from the root of what is served: of the package, or of the repository. */
  const servedKeys = (folder: string, specifier: string): readonly string[] => {
    const roots = [manifestAbove(folder)?.folder ?? '', ''];
    return roots.flatMap((root) => keysBelow(root, specifier));
  };

  const privateKeys = (folder: string, specifier: string): readonly string[] => {
    const manifest = manifestAbove(folder);
    const imports = manifest?.json['imports'];
    if (!manifest || !isRecord(imports)) return [];
    return keysBehind(manifest.folder, lookUp(imports, specifier));
  };

  /** A folder that is linked under a name, or was before the manifest began to offer it to the package itself as `#name`. */
  const linkedKeys = (folder: string, specifier: string): readonly string[] => {
    const manifest = manifestAbove(folder);
    if (!manifest) return [];
    const [, name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(specifier) ?? [];
    const wanted = dependencyOf(manifest.json, name);
    if (wanted === undefined) return privateKeys(folder, `#${specifier}`);
    const link = /^(?:link|file):(.+)$/.exec(wanted)?.[1];
    const path = link === undefined ? undefined : joinPath(manifest.folder, `${link}${rest}`);
    return path === undefined ? [] : keysOfModule(path);
  };

  return {
    resolve(from, imported) {
      const folder = folderOf(from);
      let meanings = known.get(folder);
      if (!meanings) known.set(folder, (meanings = new Map<string, Meaning>()));
      let meaning = meanings.get(imported.specifier);
      if (!meaning) {
        meaning = meaningOf(folder, withoutQuery(imported.specifier));
        meanings.set(imported.specifier, meaning);
      }
      return toResolution(meaning, imported);
    },
  };
}

const dependencyFields = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/** What the manifest asks for under that name. */
function dependencyOf(manifest: Json, name: string): string | undefined {
  for (const field of dependencyFields) {
    const list = manifest[field];
    const wanted = isRecord(list) ? list[name] : undefined;
    if (typeof wanted === 'string') return wanted;
  }
  return undefined;
}

function toResolution(meaning: Meaning, { names }: Import): Resolution {
  return meaning.map((keys) => keys.map((key): Target => ({ key, names })));
}

function isRelative(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}

/** Bundlers take queries (`./a.vue?raw`) and loaders (`raw!./a`). */
function withoutQuery(specifier: string): string {
  const loader = specifier.lastIndexOf('!');
  const plain = loader < 0 ? specifier : specifier.slice(loader + 1);
  const query = plain.indexOf('?');
  return query > 0 ? plain.slice(0, query) : plain;
}

function one(keys: readonly string[]): Meaning {
  return keys.length > 0 ? [unique(keys)] : nothing;
}

function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)];
}

/** A module by its path: without an extension that the source may write otherwise, and as it stands. */
function keysOfModule(path: string): readonly string[] {
  const module = modulePathOf(path) || '.';
  const declared = module.endsWith('.d') ? [keyOfModule(module.slice(0, -2))] : [];
  return [keyOfModule(module), ...declared, ...(module === path ? [] : [keyOfModule(path || '.')])];
}

function keysBelow(folder: string, path: string): readonly string[] {
  const joined = joinPath(folder, path.replace(/^\/+/, ''));
  return joined === undefined ? [] : keysOfModule(joined);
}

/** Keys of the files that stand behind paths of a package, built or not. */
function keysBehind(folder: string, paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => sourcesOf(path).flatMap((module) => keysBelow(folder, module)));
}

interface Manifest {
  readonly folder: string;
  readonly json: Json;
}

function createManifestFinder(layout: Layout): (folder: string) => Manifest | null {
  const manifests = new Map(
    layout.paths.filter(isPackageManifest).map((path) => [folderOf(path), path] as const),
  );
  const known = new Map<string, Manifest | null>();
  const find = (folder: string): Manifest | null => {
    let found = known.get(folder);
    if (found === undefined) {
      const path = manifests.get(folder);
      if (path !== undefined) found = { folder, json: parseManifest(layout.text(path)) };
      else found = folder === '' ? null : find(folderOf(folder));
      known.set(folder, found);
    }
    return found;
  };
  return find;
}

/** The package of the repository that a bare specifier names, and the files that may be meant. */
function createPackageFinder(
  layout: Layout,
): (specifier: string) => { readonly name: string; readonly keys: readonly string[] } | null {
  const byName = new Map<string, Package>();
  const list = findPackages(layout).toSorted((a, b) => depthOf(a.folder) - depthOf(b.folder));
  for (const each of list) if (!byName.has(each.name)) byName.set(each.name, each);
  for (const each of list) {
    for (const former of each.formerNames) if (!byName.has(former)) byName.set(former, each);
  }
  const manifests = new Map<string, Json>();
  return (specifier) => {
    const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
    const found = name === undefined ? undefined : byName.get(name);
    if (!found) return null;
    let manifest = manifests.get(found.manifest);
    if (!manifest) {
      manifest = parseManifest(layout.text(found.manifest));
      manifests.set(found.manifest, manifest);
    }
    const subpath = rest === undefined || rest === '' ? '.' : `./${rest}`;
    const guesses =
      subpath === '.'
        ? ['src/index', 'src/main', 'index', 'lib/index', '.']
        : [`src/${rest}`, ...sourcesOf(rest!), `lib/${rest}`];
    const keys = keysBehind(found.folder, [...declaredPaths(manifest, subpath), ...guesses]);
    return { name: found.name, keys };
  };
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}
