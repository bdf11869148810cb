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

export function createPathMapper(layout: Layout): PathMapper {
  const files = new Set(layout.paths.filter((path) => configuration.test(path)));
  const byFolder = new Map<string, string[]>();
  for (const file of files) {
    const folder = folderOf(file);
    const list = byFolder.get(folder);
    if (list) list.push(file);
    else byFolder.set(folder, [file]);
  }
  const read = createReader(layout, files);
  const known = new Map<string, readonly Mapping[]>();

  /** The mappings of the nearest folder with a configuration that has any, and of those above. */
  const around = (folder: string): readonly Mapping[] => {
    let found = known.get(folder);
    if (!found) {
      const here = (byFolder.get(folder) ?? [])
        .toSorted(byImportance)
        .flatMap((file) => read(file) ?? []);
      found = folder === '' ? here : [...here, ...around(folderOf(folder))];
      known.set(folder, found);
    }
    return found;
  };

  return (folder, specifier) => {
    const found = new Set<string>();
    for (const { paths, folder: base, baseUrl } of around(folder)) {
      for (const path of lookUp(paths, specifier)) {
        const joined = joinPath(base, path);
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

function createReader(
  layout: Layout,
  files: ReadonlySet<string>,
): (file: string) => Mapping | null {
  const known = new Map<string, Mapping | null>();
  const read = (file: string, depth: number): Mapping | null => {
    const cached = known.get(file);
    if (cached !== undefined) return cached;
    known.set(file, null);
    const parsed: unknown = parse(layout.text(file) ?? '', [], { allowTrailingComma: true });
    const config = isRecord(parsed) ? parsed : {};
    const options = isRecord(config['compilerOptions']) ? config['compilerOptions'] : {};
    const folder = folderOf(file);
    let mapping = depth < 16 ? inherited(config['extends'], folder, depth) : null;
    const { baseUrl, paths } = options;
    if (typeof baseUrl === 'string') {
      const base = joinPath(folder, baseUrl) ?? null;
      mapping = { paths: mapping?.paths ?? {}, folder: base ?? folder, baseUrl: base };
    }
    if (isRecord(paths)) {
      const base = mapping?.baseUrl ?? null;
      mapping = {
        paths,
        folder: typeof baseUrl === 'string' ? (base ?? folder) : folder,
        baseUrl: base,
      };
      if (typeof baseUrl !== 'string' && base !== null) mapping = { ...mapping, folder: base };
    }
    known.set(file, mapping);
    return mapping;
  };
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
