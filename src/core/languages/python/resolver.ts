/** Finds the modules that an import may mean, by the folders from which Python may have imported. */
import type { Import, ImportedName, Layout, Resolution, Resolver, Target } from '../language.ts';
import { declaredSources } from './manifests.ts';
import { below, folderOf, isSource, keyOfModule, modulePathOf } from './paths.ts';
import { standardModules } from './stdlib.ts';

/** Of a module that many folders could hold, no more are tried. */
const mostRoots = 8;
/** Where packages are, or were once, in most repositories. */
const usualRoots = ['', 'src'];

export function createResolver(layout: Layout): Resolver {
  const tree = readTree(layout.paths);
  const roots = findRoots(layout, tree);
  const shared = new Map<string, readonly string[]>();
  const byFolder = new Map<string, Map<string, readonly string[]>>();

  /** The roots of the repository in which the module may be, those first that have it now. */
  const sharedRoots = (path: string): readonly string[] => {
    let found = shared.get(path);
    if (!found) {
      const first = firstSegment(path);
      const holding = roots.filter((root) => tree.modules.has(below(root, first)));
      const having =
        holding.length > mostRoots
          ? holding.filter((root) => tree.modules.has(below(root, path)))
          : holding;
      found = [...having.slice(0, mostRoots), ...usualRoots];
      shared.set(path, found);
    }
    return found;
  };

  /** Modules that an absolute import from a folder may mean, as paths from the root of the repository. */
  const candidates = (folder: string, path: string): readonly string[] => {
    let known = byFolder.get(folder);
    if (!known) byFolder.set(folder, (known = new Map()));
    let found = known.get(path);
    if (!found) {
      const first = firstSegment(path);
      const own = ownRoots(folder, first, tree);
      // What comes with Python is taken from there, unless the importing file lies beside or below its namesake.
      const elsewhere = sharedRoots(path).filter(
        (root) => !standardModules.has(first) || isWithin(folder, root),
      );
      const all = new Set([...own.above, ...elsewhere, ...own.beside]);
      found = [...all].map((root) => below(root, path));
      known.set(path, found);
    }
    return found;
  };

  return {
    resolve(from, imported) {
      const modules = modulesOf(folderOf(from), imported.specifier, candidates);
      return modules.length === 0 ? [] : toResolution(modules, imported);
    },
  };
}

function modulesOf(
  folder: string,
  specifier: string,
  candidates: (folder: string, path: string) => readonly string[],
): readonly string[] {
  const name = specifier.replace(/^\.+/, '');
  const path = name.replaceAll('.', '/');
  const dots = specifier.length - name.length;
  if (dots === 0) return path === '' ? [] : candidates(folder, path);
  let base = folder;
  for (let level = 1; level < dots; level++) {
    if (base === '') return [];
    base = folderOf(base);
  }
  return [below(base, path)];
}

/** `from pkg import name` takes a module below the package, or else a name of the package. */
function toResolution(modules: readonly string[], { names }: Import): Resolution {
  if (names === null)
    return [modules.map((module): Target => ({ key: keyOfModule(module), names }))];
  return names.map((name) => modules.flatMap((module) => namedTargets(module, name)));
}

function namedTargets(module: string, name: ImportedName): readonly Target[] {
  return [
    { key: keyOfModule(below(module, name.imported)), names: null },
    { key: keyOfModule(module), names: [name] },
  ];
}

interface Tree {
  /** Every module and every folder above one, as module paths. */
  readonly modules: ReadonlySet<string>;
  /** Folders with an `__init__` file. */
  readonly packages: ReadonlySet<string>;
}

function readTree(paths: readonly string[]): Tree {
  const modules = new Set<string>();
  const packages = new Set<string>();
  for (const path of paths) {
    if (!isSource(path)) continue;
    const module = modulePathOf(path);
    if (/(?:^|\/)__init__\.pyi?$/.test(path)) packages.add(folderOf(path));
    for (let at = module; at !== '' && !modules.has(at); at = folderOf(at)) modules.add(at);
  }
  return { modules, packages };
}

/** The folders above the topmost packages, and those that manifests declare. */
function findRoots(layout: Layout, { packages }: Tree): readonly string[] {
  const roots = new Set<string>();
  for (const folder of packages) {
    const parent = folderOf(folder);
    if (folder !== '' && !packages.has(parent)) roots.add(parent);
  }
  for (const folder of declaredSources(layout)) roots.add(folder);
  return [...roots].filter((root) => root !== '');
}

/**
 * The folders around the importing file from which the first segment of its import can be found: nearest first, none of
 * them inside a package. The file's own folder comes last, because only a script is run from there.
 */
function ownRoots(
  folder: string,
  first: string,
  { modules, packages }: Tree,
): { readonly above: readonly string[]; readonly beside: readonly string[] } {
  const above: string[] = [];
  let child = folder;
  for (let at = folder; at !== ''; child = at) {
    at = folderOf(at);
    // What the importing path itself goes through may have been there once and be gone now.
    const leadsHere = child === below(at, first);
    if (!packages.has(at) && (leadsHere || modules.has(below(at, first)))) above.push(at);
  }
  const isScript = !packages.has(folder) && !standardModules.has(first);
  return { above, beside: isScript ? [folder] : [] };
}

function isWithin(folder: string, root: string): boolean {
  return root === '' || folder === root || folder.startsWith(`${root}/`);
}

function firstSegment(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
}
