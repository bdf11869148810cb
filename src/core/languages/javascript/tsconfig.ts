/** What tsconfig and jsconfig files say about non-relative imports. */
import { parse } from 'jsonc-parser';

import type { Layout } from '../language.ts';
import { lookUp } from './entries.ts';
import { isRecord, type Json } from './packages.ts';
import { folderOf, joinPath } from './paths.ts';

interface Mapping {
  readonly paths: Json;
  /** Folder to which the paths are relative. */
  readonly folder: string;
  /** Folder from which any non-relative import may be meant; null where none is set. */
  readonly baseUrl: string | null;
}

/** Modules that a non-relative specifier may mean in a file of the folder, likeliest first. */
export type PathMapper = (folder: string, specifier: string) => readonly string[];

const configuration = /(?:^|\/)[tj]sconfig[^/]*\.json$/;
const configFolder = '${configDir}/';

export function createPathMapper(layout: Layout): PathMapper {
  const files = new Set(layout.paths.filter((path) => configuration.test(path)));
  const byFolder = new Map<string, string[]>();
  for (const file of files) {
    const here = byFolder.get(folderOf(file));
    if (here) here.push(file);
    else byFolder.set(folderOf(file), [file]);
  }
  const read = createReader(layout, files);
  const known = new Map<string, readonly (Mapping & { readonly own: string })[]>();

  /** The mappings of the configurations in the folder and in those above, nearest first. */
  const around = (folder: string): readonly (Mapping & { readonly own: string })[] => {
    let found = known.get(folder);
    if (!found) {
      const here = (byFolder.get(folder) ?? []).toSorted(byImportance).flatMap((file) => {
        const mapping = read(file);
        return mapping ? [{ ...mapping, own: folder }] : [];
      });
      found = folder === '' ? here : [...here, ...around(folderOf(folder))];
      known.set(folder, found);
    }
    return found;
  };

  return (folder, specifier) => {
    const found = new Set<string>();
    for (const { paths, folder: base, baseUrl, own } of around(folder)) {
      for (const path of lookUp(paths, specifier)) {
        const joined = path.startsWith(configFolder)
          ? joinPath(own, path.slice(configFolder.length))
          : joinPath(base, path);
        if (joined !== undefined) found.add(joined);
      }
      const below = baseUrl === null ? undefined : joinPath(baseUrl, specifier);
      if (below !== undefined) found.add(below);
    }
    return [...found];
  };
}

/** The configuration that editors take comes first, then others of the folder (`tsconfig.app.json`). */
function byImportance(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

const deepest = 16;

function createReader(
  layout: Layout,
  files: ReadonlySet<string>,
): (file: string) => Mapping | null {
  const known = new Map<string, Mapping | null>();

  const read = (file: string, depth: number): Mapping | null => {
    let mapping = known.get(file);
    if (mapping === undefined) {
      // A chain that comes back to its beginning finds nothing there.
      known.set(file, null);
      const parsed: unknown = parse(layout.text(file) ?? '', [], { allowTrailingComma: true });
      const config = isRecord(parsed) ? parsed : {};
      const folder = folderOf(file);
      const base = depth < deepest ? inherited(config['extends'], folder, depth) : null;
      mapping = withOptions(base, config['compilerOptions'], folder);
      known.set(file, mapping);
    }
    return mapping;
  };

  /** Of several configurations that are extended, the last one that says something holds. */
  const inherited = (value: unknown, folder: string, depth: number): Mapping | null => {
    let found: Mapping | null = null;
    for (const parent of Array.isArray(value) ? value : [value]) {
      if (typeof parent !== 'string' || !/^\.\.?(?:\/|$)/.test(parent)) continue;
      const path = joinPath(folder, parent);
      const file = [path, `${path}.json`, `${path}/tsconfig.json`].find(
        (candidate) => candidate !== undefined && files.has(candidate),
      );
      found = (file === undefined ? null : read(file, depth + 1)) ?? found;
    }
    return found;
  };
  return (file) => read(file, 0);
}

function withOptions(base: Mapping | null, options: unknown, folder: string): Mapping | null {
  if (!isRecord(options)) return base;
  const ownBase = typeof options['baseUrl'] === 'string' ? options['baseUrl'] : null;
  const ownPaths = isRecord(options['paths']) ? options['paths'] : null;
  if (ownBase === null && ownPaths === null) return base;
  const joined = ownBase === null ? undefined : joinPath(folder, ownBase.replace(configFolder, ''));
  const baseUrl = joined ?? base?.baseUrl ?? null;
  return { paths: ownPaths ?? base?.paths ?? {}, folder: baseUrl ?? folder, baseUrl };
}
