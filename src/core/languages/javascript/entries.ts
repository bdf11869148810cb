/** From what a package offers (`exports`, `main`, …) to the source files that may stand behind it. */
import { isRecord, type Json } from './packages.ts';
import { joinPath, modulePathOf } from './paths.ts';

/** Conditions of which the first one that is given holds; source before what is built from it. */
const conditions = [
  'source',
  'development',
  'types',
  'import',
  'module',
  'node',
  'browser',
  'require',
  'default',
];

/** Every path that a value of an `exports` or `imports` map may mean, likeliest first. */
function pathsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value];
  if (depth > 8) return [];
  if (Array.isArray(value)) return value.flatMap((item) => pathsIn(item, depth + 1));
  if (!isRecord(value)) return [];
  const rank = (key: string): number => {
    const index = conditions.indexOf(key);
    return index < 0 ? conditions.length : index;
  };
  return Object.keys(value)
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((key) => pathsIn(value[key], depth + 1));
}

/** Paths, as written, that a map gives for `subpath`: of its exact key, else of its longest pattern. */
export function lookUp(map: Json, subpath: string): readonly string[] {
  if (Object.hasOwn(map, subpath)) return pathsIn(map[subpath]);
  let best: { readonly key: string; readonly length: number } | undefined;
  for (const key of Object.keys(map)) {
    const star = key.indexOf('*');
    const isFolder = key.endsWith('/');
    const head = star < 0 ? key : key.slice(0, star);
    const tail = star < 0 ? '' : key.slice(star + 1);
    if (star < 0 && !isFolder) continue;
    if (!subpath.startsWith(head) || !subpath.endsWith(tail)) continue;
    if (subpath.length < head.length + tail.length) continue;
    if (!best || head.length > best.length) best = { key, length: head.length };
  }
  if (!best) return [];
  const { key, length } = best;
  const star = key.indexOf('*');
  const rest = subpath.slice(
    length,
    star < 0 ? undefined : subpath.length - (key.length - star - 1),
  );
  return pathsIn(map[key]).map((path) => (star < 0 ? path + rest : path.replaceAll('*', rest)));
}

/** Paths, as written, that the manifest gives for `subpath` (`.` or `./x`). */
export function declaredPaths(manifest: Json, subpath: string): readonly string[] {
  const { exports } = manifest;
  const found: string[] = [];
  if (exports !== undefined && exports !== null) {
    const isMap = isRecord(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
    if (isMap) found.push(...lookUp(exports, subpath));
    else if (subpath === '.') found.push(...pathsIn(exports));
  }
  if (subpath === '.') {
    for (const field of ['source', 'types', 'typings', 'module', 'main', 'browser']) {
      const value = manifest[field];
      if (typeof value === 'string') found.push(value);
    }
  }
  return found;
}

const build = /^(?:dist|lib|build|out|output|es|esm|cjs|umd|types|typings|_?built)$/;

/** Whether a path of a package leads into a folder that is surely built. */
export function isBuilt(path: string): boolean {
  return /^(?:dist|build|out|output|cjs|esm|umd)\//.test(path);
}

/**
 * Modules of a package that a path of its manifest may stand for, likeliest first: what is built comes from `src` or
 * from the folder above.
 */
export function sourcesOf(path: string): readonly string[] {
  const joined = joinPath('', path);
  if (joined === undefined) return [];
  const module = modulePathOf(joined);
  const parts = module.split('/');
  let builds = 0;
  while (builds < parts.length - 1 && build.test(parts[builds]!)) builds++;
  const sources: string[] = [];
  for (let dropped = builds; dropped > 0; dropped--) {
    const rest = parts.slice(dropped).join('/');
    sources.push(rest.startsWith('src/') ? rest : `src/${rest}`, rest);
  }
  return isBuilt(module) ? [...sources, module] : [module, ...sources];
}
