/** Terraform and OpenTofu: the unit is a folder, that is a module; others name it by a relative `source`. */
import { folderOf } from '../contributions/paths.ts';
import { createDialect } from './dialect.ts';
import { joinPath } from './javascript/paths.ts';
import type { Import, Resolution } from './language.ts';
import { readModuleSources } from './terraform/sources.ts';

const file = /\.(?:tf|tofu)$/;
const installed = /(?:^|\/)\.terraform\//;

const unitOf = (path: string): string => folderOf(path) || '.';
const keyOf = (folder: string): string => `tf:${folder}`;

/** Sources from a registry or another repository lead outside. */
function resolve(from: string, { specifier }: Import): Resolution {
  if (!/^\.\.?(?:\/|$)/.test(specifier)) return [];
  const folder = joinPath(folderOf(from), specifier);
  return folder === undefined ? [] : [[{ key: keyOf(folder || '.'), names: null }]];
}

export const terraform = createDialect({
  id: 'tf',
  reads: (path) => file.test(path) && !installed.test(path),
  unitOf,
  keysOf: (path) => [keyOf(unitOf(path))],
  resolver: () => ({ resolve }),
  names: readModuleSources,
});
