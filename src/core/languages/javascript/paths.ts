/** Paths and the keys by which other files name them. */

const source = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const component = /\.(?:vue|svelte)$/;
const minified = /[.-]min\.[cm]?js$/;
const manifest =
  /(?:^|\/)(?:package\.json|[tj]sconfig[^/]*\.json|pnpm-workspace\.yaml|lerna\.json)$/;
const vendored = /(?:^|\/)node_modules\//;

export function isSource(path: string): boolean {
  return (source.test(path) || component.test(path)) && !minified.test(path);
}

export function isManifest(path: string): boolean {
  return manifest.test(path) && !vendored.test(path);
}

export function isPackageManifest(path: string): boolean {
  return path === 'package.json' || path.endsWith('/package.json');
}

/** The path without what an import may leave out or write otherwise: `a/b.d.ts`, `a/b.js` and `a/b` are one module. */
export function modulePathOf(path: string): string {
  return path.replace(/(?:\.d)?\.(?:[cm]?[jt]s|[jt]sx)$/, '');
}

export function keyOfModule(module: string): string {
  return `js:${module}`;
}

/** An index file is also named by its folder; at the root of the repository that is `js:.`. */
export function keysOfPath(path: string): readonly string[] {
  if (!isSource(path)) return [];
  const module = modulePathOf(path);
  if (module === 'index') return [keyOfModule(module), keyOfModule('.')];
  return module.endsWith('/index')
    ? [keyOfModule(module), keyOfModule(module.slice(0, -'/index'.length))]
    : [keyOfModule(module)];
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Joins a folder and a relative path; undefined where that leaves the repository. The root is the empty path. */
export function joinPath(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
