/** Terraform and OpenTofu: the unit is a folder, that is a module; others name it by a relative `source`. */
import { folderOf } from '../contributions/paths.ts';
import { joinPath } from './javascript/paths.ts';
import type { Import, Language, Resolution } from './language.ts';
import { readModuleSources } from './terraform/sources.ts';

const file = /\.(?:tf|tofu)$/;
const installed = /(?:^|\/)\.terraform\//;

const reads = (path: string): boolean => file.test(path) && !installed.test(path);
const unitOf = (path: string): string => folderOf(path) || '.';
const keyOf = (folder: string): string => `tf:${folder}`;

/** Sources from a registry or another repository lead outside. */
function resolve(from: string, { specifier }: Import): Resolution {
  if (!/^\.\.?(?:\/|$)/.test(specifier)) return [];
  const folder = joinPath(folderOf(from), specifier);
  return folder === undefined ? [] : [[{ key: keyOf(folder || '.'), names: null }]];
}

export const terraform: Language = {
  id: 'tf',
  reads,
  isManifest: () => false,
  packageName: () => undefined,
  unitOf,
  keysOf: (path) => (reads(path) ? [keyOf(unitOf(path))] : []),
  packages: () => [],
  resolver: () => ({ resolve }),
  scan: (text) => ({
    imports: readModuleSources(text).map(({ source, line }) => ({
      specifier: source,
      via: 'uses',
      names: null,
      namespace: null,
      line,
    })),
    definitions: [],
    reExportShare: 0,
    generated: false,
    summary: null,
  }),
  members: () => new Map(),
  defines: () => false,
};
